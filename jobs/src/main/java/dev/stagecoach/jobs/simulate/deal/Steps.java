package dev.stagecoach.jobs.simulate.deal;

import java.util.List;

/** Questions about a deal's steps. */
final class Steps {
  private Steps() {}

  /** The stage in force just before an instant; the first stage if there is none yet. */
  static int stageAt(List<Step> steps, long instant) {
    int stage = steps.get(0).stage();
    for (Step step : steps) {
      if (step.at() < instant) {
        stage = step.stage();
      }
    }
    return stage;
  }
}
