package dev.stagecoach.jobs.plan;

import dev.stagecoach.common.time.BusinessCalendar;
import dev.stagecoach.common.time.DateRange;
import dev.stagecoach.common.time.Period;
import dev.stagecoach.common.time.PeriodGrain;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When the revenue of a goal is to be won, and which weeks are left for it.
 *
 * @param goal the days in which deals must be won
 * @param today the first day that can still be used
 */
public record PlanTime(DateRange goal, LocalDate today, BusinessCalendar calendar) {

  /** The weeks from today to the goal's end; those before the goal's start prepare it. */
  public List<Period> weeks() {
    return today.isBefore(goal.end())
        ? calendar.periods(new DateRange(today, goal.end()), PeriodGrain.WEEK).toList()
        : List.of();
  }

  /** The days from today to the goal's end; 0 once it is over. */
  double daysLeft() {
    return Math.max(0, ChronoUnit.DAYS.between(today, goal.end()));
  }

  /** By week, the share of the wins that are still to come that falls into it: by days. */
  double[] wins() {
    LocalDate first = today.isAfter(goal.start()) ? today : goal.start();
    return weeks().stream()
        .mapToDouble(
            week -> {
              LocalDate from = week.start().isAfter(first) ? week.start() : first;
              LocalDate to = week.end().isBefore(goal.end()) ? week.end() : goal.end();
              double days = Math.max(0, ChronoUnit.DAYS.between(from, to));
              return days / ChronoUnit.DAYS.between(first, goal.end());
            })
        .toArray();
  }
}
