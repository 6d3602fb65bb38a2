package dev.stagecoach.jobs.simulate.chance;

import com.typesafe.config.Config;
import java.util.List;

/** What differs between business units: their share of deals, their rates, their pace. */
public record UnitParameters(double share, List<Double> advance, List<Double> medianDays) {
  static UnitParameters from(Config config) {
    return new UnitParameters(
        config.getDouble("share"),
        List.copyOf(config.getDoubleList("advance")),
        List.copyOf(config.getDoubleList("median-days")));
  }
}
