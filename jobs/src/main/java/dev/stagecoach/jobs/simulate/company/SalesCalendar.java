package dev.stagecoach.jobs.simulate.company;

import dev.stagecoach.jobs.simulate.chance.Parameters.SeasonParameters;
import dev.stagecoach.jobs.simulate.chance.Weights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** When deals are created: growth over the years, seasons, and a rush at the end of quarters. */
public final class SalesCalendar {
  private static final double DAYS_A_YEAR = 365.25;

  private final int startDay;
  private final Weights days;

  SalesCalendar(int startDay, int untilDay, SeasonParameters season) {
    this.startDay = BusinessClock.mondayFrom(startDay);
    List<Double> weights = new ArrayList<>(untilDay - startDay);
    for (int day = this.startDay; day < untilDay; day++) {
      double growth = StrictMath.exp(season.growth() * (day - startDay) / DAYS_A_YEAR);
      double month = season.months().get(LocalDate.ofEpochDay(day).getMonthValue() - 1);
      boolean isRush = BusinessClock.nextQuarter(day) - day <= season.lastDays();
      weights.add(growth * month * (isRush ? season.lastDaysWeight() : 1));
    }
    this.days = Weights.of(weights);
  }

  /** The instant by which the given share of all deals has been created. */
  public long instant(double share) {
    int day = days.at(share);
    double inside = days.positionInside(share);
    return BusinessClock.start(startDay + day) + (long) (inside * BusinessClock.DAY);
  }

  /** The share of all deals that is created in a span of days, the last one exclusive. */
  public double shareBetween(int fromDay, int toDay) {
    double share = 0;
    int from = Math.max(0, fromDay - startDay);
    int to = Math.min(days.size(), toDay - startDay);
    for (int day = from; day < to; day++) {
      share += days.probability(day);
    }
    return share;
  }
}
