package dev.stagecoach.jobs.conform;

import java.util.Objects;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A stage that a source tells of; where it stands in the business's own order is no part of what it
 * is.
 */
record ToldStage(
    @Nullable UTF8String pipeline,
    @Nullable UTF8String sourceStageId,
    @Nullable UTF8String stage,
    @Nullable Integer position,
    @Nullable UTF8String kind) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ToldStage told
        && Objects.equals(pipeline, told.pipeline)
        && Objects.equals(sourceStageId, told.sourceStageId)
        && Objects.equals(stage, told.stage);
  }

  @Override
  public int hashCode() {
    return Objects.hash(pipeline, sourceStageId, stage);
  }
}
