package dev.stagecoach.common.config;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The stages of the business and how the sources' stages become them.
 *
 * @param canonical by position
 * @param map in the order of the configuration
 */
public record Stages(List<CanonicalStage> canonical, List<StageMapping> map) {

  /** Stands for any source or pipeline in a {@link StageMapping}. */
  public static final String ANY = "*";

  /** Keeps the lists as they are. */
  public Stages {
    canonical = List.copyOf(canonical);
    map = List.copyOf(map);
  }

  /** The canonical stage of a name. */
  public Optional<CanonicalStage> stage(String name) {
    return canonical.stream().filter(stage -> stage.name().equals(name)).findFirst();
  }

  /**
   * A stage of the business.
   *
   * @param position unique; lower is earlier
   */
  public record CanonicalStage(String name, String label, int position, StageKind kind) {}

  /** What being in a stage means. */
  public enum StageKind {
    OPEN,
    WON,
    LOST
  }

  /**
   * What a source's stage is, from a date on. The most specific mapping wins, then the latest date.
   *
   * @param source a source's name or {@link #ANY}
   * @param pipeline the source's pipeline id or {@link #ANY}
   * @param stage the source's stage id (in Salesforce the stage's name)
   * @param from the first business date on which it holds; empty from the beginning
   */
  public record StageMapping(
      String source, String pipeline, String stage, String canonical, Optional<LocalDate> from) {}
}
