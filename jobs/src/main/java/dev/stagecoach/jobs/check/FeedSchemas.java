package dev.stagecoach.jobs.check;

import dev.stagecoach.common.config.Feed;
import dev.stagecoach.common.config.SourceSpec;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/** Tells the columns that a feed delivers. */
@FunctionalInterface
public interface FeedSchemas {

  /** The columns of a feed by their raw names; empty where they cannot be known. */
  Optional<StructType> of(SourceSpec.Mapped source, Feed feed);
}
