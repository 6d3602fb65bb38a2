package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.delta.WarehouseLock;
import dev.stagecoach.jobs.cli.screen.StatusLine;
import dev.stagecoach.jobs.operations.Watchers;
import dev.stagecoach.jobs.run.Night;
import dev.stagecoach.jobs.run.NightPlan;
import dev.stagecoach.jobs.run.NightReport;
import dev.stagecoach.jobs.run.NightRequest;
import dev.stagecoach.jobs.run.Progress;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A night whose progress is shown while it runs. */
final class WatchedNight {
  private WatchedNight() {}

  /**
   * Runs the night, when no other command writes the warehouse; progress goes to the given writer,
   * which stays as it was at the end.
   */
  @SuppressWarnings("try") // The lock is held, not used.
  static NightReport run(OpenWarehouse warehouse, NightRequest request, PrintWriter progress) {
    try (WarehouseLock lock = warehouse.lock("run");
        StatusLine line = StatusLine.ticking(progress)) {
      List<Progress> listeners = new ArrayList<>();
      listeners.add(new NightProgress(line));
      listeners.addAll(
          Watchers.of(
              warehouse.config().operations(),
              warehouse.graph(),
              warehouse.root().toString(),
              JobRunnerClock.clock()));
      return new Night(
              warehouse.graph(), warehouse.store(), JobRunnerClock.clock(), Progress.all(listeners))
          .run(warehouse.session(), request);
    }
  }

  /** What the night would do; others may write the warehouse meanwhile. */
  static NightPlan plan(OpenWarehouse warehouse, NightRequest request) {
    return new Night(warehouse.graph(), warehouse.store(), JobRunnerClock.clock(), Progress.SILENT)
        .plan(warehouse.session(), request);
  }
}
