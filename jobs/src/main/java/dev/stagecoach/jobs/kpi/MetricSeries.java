package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.metric.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * All metrics of one member, segment and attribution in the periods of one grain.
 *
 * <p>There is a period from the first fact on to the last that has begun; balances are carried from
 * one to the next. An unfinished period is compared with the same elapsed part of the earlier one.
 */
final class MetricSeries {
  static final String WHOLE = "whole";
  static final String PREVIOUS_TO_DATE = "previous_to_date";
  static final String YEAR_AGO_TO_DATE = "year_ago_to_date";

  private final Map<String, Measure> measures;
  private final List<BasedMetric> metrics;
  private final GrainCalendar calendar;
  private final Map<String, Map<Integer, Map<String, Amounts>>> factsByKind = new HashMap<>();
  private int first = Integer.MAX_VALUE;
  private int last = GrainCalendar.NONE;

  MetricSeries(Map<String, Measure> measures, List<BasedMetric> metrics, GrainCalendar calendar) {
    this.measures = measures;
    this.metrics = metrics;
    this.calendar = calendar;
  }

  /** Takes what a measure came to in the range of a kind that is called by a day. */
  void add(String kind, int periodStart, String measure, Amounts amounts) {
    int place = calendar.placeOf(periodStart);
    if (place == GrainCalendar.NONE) {
      return;
    }
    factsByKind
        .computeIfAbsent(kind, added -> new HashMap<>())
        .computeIfAbsent(place, added -> new HashMap<>())
        .put(measure, amounts);
    if (kind.equals(WHOLE)) {
      first = Math.min(first, place);
      last = Math.max(last, place);
    }
  }

  /**
   * The periods to show.
   *
   * @param isThere whether the member is to be shown in the period at a place though it has neither
   *     facts nor balances there
   */
  List<Period> periods(IntPredicate isThere) {
    List<Period> periods = new ArrayList<>();
    Map<Integer, List<BasedMetric.Found>> known = new HashMap<>();
    Map<Integer, List<BasedMetric.Found>> previousToDate = new HashMap<>();
    Map<Integer, List<BasedMetric.Found>> yearAgoToDate = new HashMap<>();
    Map<String, Amounts> opening = Map.of();
    for (int place = first; place < calendar.size(); place++) {
      known.put(place, found(WHOLE, place, opening));
      if (calendar.isPreviousOfUnfinished(place)) {
        previousToDate.put(place, found(PREVIOUS_TO_DATE, place, opening));
      }
      if (calendar.isYearAgoOfUnfinished(place)) {
        yearAgoToDate.put(place, found(YEAR_AGO_TO_DATE, place, opening));
      }
      boolean isHolding = opening.values().stream().anyMatch(amounts -> amounts.facts() != 0);
      if (place <= last || isHolding || isThere.test(place)) {
        boolean isComplete = calendar.isComplete()[place];
        periods.add(
            new Period(
                calendar.starts()[place],
                isComplete,
                known.getOrDefault(place, List.of()),
                (isComplete ? known : previousToDate)
                    .getOrDefault(calendar.previous()[place], List.of()),
                (isComplete ? known : yearAgoToDate)
                    .getOrDefault(calendar.yearAgo()[place], List.of())));
      }
      opening = closing(opening, facts(WHOLE, place));
    }
    return periods;
  }

  private List<BasedMetric.Found> found(String kind, int place, Map<String, Amounts> opening) {
    RangeLength length =
        kind.equals(WHOLE) ? calendar.knownLength(place) : calendar.comparedLength(place);
    MeasuresOfRange range = new MeasuresOfRange(measures, facts(kind, place), opening, length);
    return metrics.stream().map(metric -> metric.in(range)).toList();
  }

  private Map<String, Amounts> facts(String kind, int place) {
    return factsByKind.getOrDefault(kind, Map.of()).getOrDefault(place, Map.of());
  }

  private Map<String, Amounts> closing(Map<String, Amounts> opening, Map<String, Amounts> facts) {
    Map<String, Amounts> closing = new HashMap<>(opening);
    facts.forEach(
        (name, change) -> {
          Measure measure = measures.get(name);
          if (measure != null && measure.isBalance()) {
            closing.merge(name, change, Amounts::plus);
          }
        });
    return closing;
  }

  /**
   * One period of the series.
   *
   * @param previous what was found in the period before, or in its same elapsed part; empty where
   *     there is none
   * @param yearAgo likewise a year earlier
   */
  record Period(
      int start,
      boolean isComplete,
      List<BasedMetric.Found> found,
      List<BasedMetric.Found> previous,
      List<BasedMetric.Found> yearAgo) {}
}
