package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.config.Business;
import dev.stagecoach.common.config.Funnel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which report is wanted.
 *
 * @param funnel the one that is shown
 * @param team id or name of a team; empty for the whole company
 * @param from number of the first year; empty for five whole years and the one under way
 * @param isFiscal whether years and quarters are the fiscal ones
 * @param asOf the first instant that the marts do not know
 * @param publication the number of what is read
 */
public record ReportRequest(
    Business business,
    Funnel funnel,
    Optional<String> team,
    Optional<Integer> from,
    boolean isFiscal,
    Instant asOf,
    long publication) {

  /** The periods that the report covers. */
  Periods periods() {
    LocalDate lastKnown = LocalDate.ofInstant(asOf.minusNanos(1), business.timeZone());
    return Periods.of(business.calendar(), lastKnown, from, isFiscal);
  }
}
