package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Which number of a metric is asked for.
 *
 * @param level company, team or rep
 * @param memberId who is credited at that level
 * @param segment of the accounts, or all
 * @param atEvent whether who had it then is credited, else who has it now
 * @param asOf the first instant that is not known
 * @param knownUntil the first day that is not known
 */
public record MetricQuestion(
    String level,
    String memberId,
    String segment,
    boolean atEvent,
    Period period,
    Instant asOf,
    LocalDate knownUntil) {

  /** The days from one on to the end of the period. */
  RangeLength length(LocalDate from) {
    LocalDate end = period.end().isAfter(knownUntil) ? knownUntil : period.end();
    int months = (int) ChronoUnit.MONTHS.between(from, period.end());
    return new RangeLength(
        days(from, end),
        days(from, period.end()),
        GrainCalendar.months(period.grain()) == 0 ? 0 : months);
  }

  private static int days(LocalDate from, LocalDate end) {
    return (int) (end.toEpochDay() - from.toEpochDay());
  }
}
