package dev.stagecoach.jobs.simulate;

import dev.stagecoach.jobs.simulate.chance.Parameters;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import java.time.LocalDate;

/** Options of small simulations. */
public final class SimulatedCompany {
  private SimulatedCompany() {}

  public static SimulationOptions of(long deals, long seed) {
    return of(deals, seed, 0, 0.01);
  }

  public static SimulationOptions of(long deals, long seed, int nights, double nightShare) {
    return new SimulationOptions(
        deals,
        seed,
        5,
        LocalDate.of(2025, 1, 1),
        12,
        SimulationOptions.usualReps(deals, 12),
        nights,
        nightShare,
        Parameters.defaults());
  }
}
