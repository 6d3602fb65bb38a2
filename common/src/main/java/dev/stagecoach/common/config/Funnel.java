package dev.stagecoach.common.config;

import java.util.List;

/**
 * An ordered way through open stages; won is implied at its end.
 *
 * @param stages canonical stages of kind open, by position, at least one
 * @param windowDays days after which a cohort entry is mature
 * @param pipelines source pipeline ids, or {@code *} for all
 * @param isDefault the one that answers where no funnel is named; exactly one is
 */
public record Funnel(
    String name,
    String label,
    List<String> stages,
    int windowDays,
    List<String> pipelines,
    boolean isDefault) {

  /** Keeps the lists as they are. */
  public Funnel {
    stages = List.copyOf(stages);
    pipelines = List.copyOf(pipelines);
  }
}
