package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.job.BundledText;
import java.util.Locale;

/** The questions that the program's own screens ask; each is a file below {@code screens}. */
enum ScreenQuery {
  /** What was set aside in one batch, by file and reason. */
  QUARANTINE,
  /** The newest runs. */
  RUNS,
  /** What was loaded from each source. */
  LOADS,
  /** What is set aside from each source, by reason. */
  SET_ASIDE,
  /** The checks that rows of the newest tables break. */
  BROKEN_CHECKS,
  /** What the newest publications changed of numbers that were final before. */
  RESTATED,
  /** Stages that no line of the stage map names. */
  UNMAPPED_STAGES,
  /** The funnel of the whole company over all years. */
  FUNNEL,
  /** The KPIs of the newest year by team. */
  KPIS,
  /** One number of a metric. */
  KPI_NUMBER,
  /** The plan of each goal for its holder. */
  GOAL_PLAN,
  /** A team's scorecard of the newest whole period. */
  SCORECARD,
  /** The largest coaching gaps of the newest whole year. */
  GAPS;

  /** The statement. */
  String text() {
    return BundledText.of("/screens/%s.sql".formatted(name().toLowerCase(Locale.ROOT)));
  }
}
