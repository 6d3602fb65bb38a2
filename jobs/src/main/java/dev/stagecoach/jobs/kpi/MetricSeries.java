package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

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
  static final List<String> KINDS = List.of(WHOLE, PREVIOUS_TO_DATE, YEAR_AGO_TO_DATE);

  private final KnownMeasures measures;
  private final List<BasedMetric> metrics;
  private final GrainCalendar calendar;
  private final Map<String, Map<Integer, Map<String, Amounts>>> factsByKind = new HashMap<>();
  private final List<Map<String, Amounts>> openings = new ArrayList<>();
  private final List<Map<String, Amounts>> totals = new ArrayList<>();
  private int first = Integer.MAX_VALUE;
  private int last = GrainCalendar.NONE;

  MetricSeries(KnownMeasures measures, List<BasedMetric> metrics, GrainCalendar calendar) {
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
    Map<String, Amounts> total = Map.of();
    for (int place = first; place < calendar.size(); place++) {
      openings.add(opening);
      totals.add(total);
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
                place,
                calendar.starts()[place],
                isComplete,
                known.getOrDefault(place, List.of()),
                (isComplete ? known : previousToDate)
                    .getOrDefault(calendar.previous()[place], List.of()),
                (isComplete ? known : yearAgoToDate)
                    .getOrDefault(calendar.yearAgo()[place], List.of())));
      }
      opening = plus(opening, facts(WHOLE, place), measures::isBalance);
      total = plus(total, facts(WHOLE, place), measures.overSpans()::contains);
    }
    return periods;
  }

  private List<BasedMetric.Found> found(String kind, int place, Map<String, Amounts> opening) {
    MeasuresOfRange range =
        new MeasuresOfRange(
            measures,
            facts(kind, place),
            opening,
            length(kind, place),
            span -> over(span, kind, place));
    Formula.Known dated = range.in(CurrencyBasis.DATED);
    Formula.Known constant = range.in(CurrencyBasis.CONSTANT);
    return metrics.stream()
        .map(metric -> metric.in(metric.basis() == CurrencyBasis.DATED ? dated : constant))
        .toList();
  }

  /** What is known of the earlier periods of a span and of the range that it ends with. */
  private Optional<MeasuresOfRange> over(Span span, String kind, int place) {
    int start = calendar.startOf(span, place);
    if (start == GrainCalendar.NONE) {
      return Optional.empty();
    }
    int from = Math.max(start, first);
    Map<String, Amounts> before = totals.get(from - first);
    Map<String, Amounts> here = facts(kind, place);
    Map<String, Amounts> facts = new HashMap<>();
    for (String measure : measures.overSpans()) {
      Amounts earlier =
          totals
              .get(place - first)
              .getOrDefault(measure, Amounts.NONE)
              .minus(before.getOrDefault(measure, Amounts.NONE));
      Amounts all = earlier.plus(here.getOrDefault(measure, Amounts.NONE));
      if (all.facts() != 0 || here.containsKey(measure)) {
        facts.put(measure, all);
      }
    }
    return Optional.of(
        new MeasuresOfRange(
            measures,
            facts,
            openings.get(from - first),
            calendar
                .wholeLength(span.start() == Span.Start.ALL_TO_DATE ? from : start, place)
                .plus(length(kind, place)),
            inner -> Optional.empty()));
  }

  private RangeLength length(String kind, int place) {
    return kind.equals(WHOLE) ? calendar.knownLength(place) : calendar.comparedLength(place);
  }

  private Map<String, Amounts> facts(String kind, int place) {
    return factsByKind.getOrDefault(kind, Map.of()).getOrDefault(place, Map.of());
  }

  private static Map<String, Amounts> plus(
      Map<String, Amounts> before, Map<String, Amounts> facts, Predicate<String> isCarried) {
    Map<String, Amounts> after = new HashMap<>(before);
    facts.forEach(
        (name, change) -> {
          if (isCarried.test(name)) {
            after.merge(name, change, Amounts::plus);
          }
        });
    return after;
  }

  /**
   * One period of the series.
   *
   * @param place of the period in its calendar
   * @param previous what was found in the period before, or in its same elapsed part; empty where
   *     there is none
   * @param yearAgo likewise a year earlier
   */
  record Period(
      int place,
      int start,
      boolean isComplete,
      List<BasedMetric.Found> found,
      List<BasedMetric.Found> previous,
      List<BasedMetric.Found> yearAgo) {}
}
