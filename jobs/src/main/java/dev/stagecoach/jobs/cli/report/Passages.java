package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The conversions of a report, to be looked up. */
final class Passages {
  private final List<Conversion> conversions;

  Passages(List<Conversion> conversions) {
    this.conversions = conversions;
  }

  /** The stages of the funnel in order. */
  List<String> stages() {
    return conversions.stream()
        .sorted(Comparator.comparingInt(Conversion::position))
        .map(Conversion::fromStage)
        .distinct()
        .toList();
  }

  /** The passage from a stage to the one after it, or to won from the last. */
  Optional<Conversion> next(String stage, Period period) {
    List<String> stages = stages();
    int after = stages.indexOf(stage) + 1;
    return find(stage, after < stages.size() ? stages.get(after) : "won", period);
  }

  /** The passage from a stage to won. */
  Optional<Conversion> won(String stage, Period period) {
    return find(stage, "won", period);
  }

  private Optional<Conversion> find(String from, String to, Period period) {
    return conversions.stream()
        .filter(
            each ->
                each.grain().equals(period.grain().label())
                    && each.start().equals(period.start())
                    && each.fromStage().equals(from)
                    && each.toStage().equals(to))
        .findFirst();
  }
}
