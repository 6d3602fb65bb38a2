package dev.stagecoach.jobs.plan;

import dev.stagecoach.jobs.plan.HistoryFact.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The months that a plan learns from, as sums that any choice of them can be pooled by. */
public final class PlanHistory {
  private final int months;
  private final List<Series> series;

  private PlanHistory(int months, List<Series> series) {
    this.months = months;
    this.series = series;
  }

  /** The history that the facts tell; facts of one month and thing add up. */
  static PlanHistory of(Collection<HistoryFact> facts) {
    List<LocalDate> months =
        List.copyOf(new TreeSet<>(facts.stream().map(HistoryFact::month).toList()));
    List<Series> series = new ArrayList<>();
    facts.stream()
        .map(fact -> new Thing(fact.kind(), fact.place(), fact.name()))
        .distinct()
        .sorted(
            Comparator.comparing(Thing::kind)
                .thenComparing(Thing::place)
                .thenComparing(Thing::name))
        .forEach(
            thing -> {
              Ratio[] ratios = new Ratio[months.size()];
              Arrays.fill(ratios, Ratio.NONE);
              facts.stream()
                  .filter(fact -> thing.isOf(fact))
                  .forEach(
                      fact -> {
                        int month = months.indexOf(fact.month());
                        ratios[month] = ratios[month].plus(fact.ratio());
                      });
              series.add(new Series(thing, ratios));
            });
    return new PlanHistory(months.size(), series);
  }

  /** How many months. */
  public int months() {
    return months;
  }

  /** Deals closed in all months: on how much the rates rest. */
  double closes() {
    return sum(Kind.WIN_RATE).denominator();
  }

  /** Revenue won in all months. */
  double revenue() {
    return sum(Kind.DEAL_SIZE).numerator();
  }

  /** The rates over all months. */
  Optional<PlanRates> rates(KnownRates given) {
    return rates(given, IntStream.range(0, months).toArray());
  }

  /**
   * The rates over some months, one drawn twice counting twice; empty where they say too little.
   */
  Optional<PlanRates> rates(KnownRates given, int[] drawn) {
    OptionalDouble size = known(given.averageDealSize(), Kind.DEAL_SIZE, drawn);
    OptionalDouble winRate = known(given.winRate(), Kind.WIN_RATE, drawn);
    if (!(size.orElse(0) > 0) || !(winRate.orElse(0) > 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new PlanRates(size.orElseThrow(), winRate.orElseThrow(), stages(drawn), activities(drawn)));
  }

  private OptionalDouble known(OptionalDouble given, Kind kind, int[] drawn) {
    return given.isPresent()
        ? given
        : of(kind).findFirst().map(found -> found.pooled(drawn)).orElse(Ratio.NONE).value();
  }

  /** The stages; none at all where one of them is unknown, since the way back would have a gap. */
  private List<StageRate> stages(int[] drawn) {
    List<StageRate> stages = new ArrayList<>();
    for (Series stage : of(Kind.STAGE).toList()) {
      OptionalDouble conversion = stage.pooled(drawn).value();
      if (!(conversion.orElse(0) > 0)) {
        return List.of();
      }
      stages.add(new StageRate(stage.thing().name(), conversion.orElseThrow()));
    }
    return stages;
  }

  private List<ActivityRate> activities(int[] drawn) {
    List<ActivityRate> activities = new ArrayList<>();
    of(Kind.ACTIVITY)
        .forEach(
            activity ->
                activity
                    .pooled(drawn)
                    .value()
                    .ifPresent(
                        rate -> activities.add(new ActivityRate(activity.thing().name(), rate))));
    return activities;
  }

  private Ratio sum(Kind kind) {
    return of(kind)
        .map(found -> found.pooled(IntStream.range(0, months).toArray()))
        .reduce(Ratio.NONE, Ratio::plus);
  }

  private Stream<Series> of(Kind kind) {
    return series.stream().filter(found -> found.thing().kind() == kind);
  }

  private record Thing(Kind kind, int place, String name) {
    boolean isOf(HistoryFact fact) {
      return fact.kind() == kind && fact.place() == place && fact.name().equals(name);
    }
  }

  private record Series(Thing thing, Ratio[] ratios) {
    Ratio pooled(int[] drawn) {
      double numerator = 0;
      double denominator = 0;
      for (int month : drawn) {
        numerator += ratios[month].numerator();
        denominator += ratios[month].denominator();
      }
      return new Ratio(numerator, denominator);
    }
  }
}
