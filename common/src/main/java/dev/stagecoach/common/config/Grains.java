package dev.stagecoach.common.config;

import dev.stagecoach.common.time.PeriodGrain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the lengths of time that numbers are reported by. */
final class Grains {
  private static final Map<String, PeriodGrain> NAMES =
      Arrays.stream(PeriodGrain.values())
          .filter(grain -> grain != PeriodGrain.DAY && grain != PeriodGrain.FISCAL_MONTH)
          .collect(Collectors.toMap(PeriodGrain::label, Function.identity()));

  private Grains() {}

  static Optional<PeriodGrain> one(Settings settings, String key) {
    return Values.choice(settings, key, NAMES);
  }

  static List<PeriodGrain> several(Settings settings, String key) {
    List<PeriodGrain> grains = new ArrayList<>();
    for (String name : Values.texts(settings, key)) {
      Optional.ofNullable(NAMES.get(name))
          .ifPresentOrElse(
              grains::add,
              () ->
                  settings.fault(
                      key,
                      "holds '%s', which is no grain".formatted(name),
                      NearestNames.remedy(name, NAMES.keySet())));
    }
    return grains;
  }
}
