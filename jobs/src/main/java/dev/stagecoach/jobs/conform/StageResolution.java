package dev.stagecoach.jobs.conform;

import dev.stagecoach.common.config.Stages;
import dev.stagecoach.common.config.Stages.CanonicalStage;
import dev.stagecoach.common.config.Stages.StageMapping;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Decides what a source's stage stands for, from when on: the most specific mapping wins (a named
 * pipeline over any, a named source over any), and among equals the one that began last.
 */
final class StageResolution {
  /** The canonical stage of a stage that nothing maps. */
  static final String UNMAPPED = "(unmapped)";

  private final Stages stages;

  StageResolution(Stages stages) {
    this.stages = stages;
  }

  /** The stretches of time in which the stage stands for one thing, without gaps, in order. */
  List<Stretch> resolve(SourceStage stage) {
    TreeSet<LocalDate> starts = new TreeSet<>();
    starts.add(LocalDate.MIN);
    matching(stage).forEach(mapping -> mapping.from().ifPresent(starts::add));
    List<Stretch> stretches = new ArrayList<>();
    for (LocalDate start : starts) {
      Stretch stretch = stretch(stage, start);
      if (stretches.isEmpty() || !stretches.get(stretches.size() - 1).isSameStage(stretch)) {
        stretches.add(stretch);
      }
    }
    return stretches;
  }

  private Stretch stretch(SourceStage stage, LocalDate start) {
    Optional<CanonicalStage> canonical =
        matching(stage).stream()
            .filter(mapping -> !mapping.from().orElse(LocalDate.MIN).isAfter(start))
            .max(
                Comparator.comparingInt(StageResolution::specificity)
                    .thenComparing(mapping -> mapping.from().orElse(LocalDate.MIN)))
            .flatMap(mapping -> stages.stage(mapping.canonical()));
    return new Stretch(
        start,
        canonical.map(CanonicalStage::name).orElse(UNMAPPED),
        canonical.map(CanonicalStage::position),
        canonical
            .map(known -> known.kind().name().toLowerCase(Locale.ROOT))
            .orElse(stage.kindHint().orElse("open")));
  }

  private List<StageMapping> matching(SourceStage stage) {
    return stages.map().stream()
        .filter(mapping -> matches(mapping.source(), stage.source()))
        .filter(mapping -> matches(mapping.pipeline(), stage.pipelineId()))
        .filter(mapping -> mapping.stage().equals(stage.stageId()))
        .toList();
  }

  private static boolean matches(String pattern, String value) {
    return pattern.equals(Stages.ANY) || pattern.equals(value);
  }

  private static int specificity(StageMapping mapping) {
    return (mapping.source().equals(Stages.ANY) ? 0 : 1)
        + (mapping.pipeline().equals(Stages.ANY) ? 0 : 2);
  }

  /** A stage as a source knows it; {@code kindHint} is what the source says it means. */
  record SourceStage(
      String source, String pipelineId, String stageId, String label, Optional<String> kindHint) {}

  /** From {@code start} on the stage stands for {@code stage}. */
  record Stretch(LocalDate start, String stage, Optional<Integer> position, String kind) {
    boolean isSameStage(Stretch other) {
      return stage.equals(other.stage) && kind.equals(other.kind);
    }
  }
}
