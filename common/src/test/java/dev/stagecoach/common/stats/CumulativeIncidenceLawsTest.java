package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every sample; a failing sample's seed stands in the name of the test. */
class CumulativeIncidenceLawsTest {

  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final Offset<Double> NUMERIC_DERIVATIVE = within(1e-6);

  private enum Fate {
    EVENT,
    COMPETING,
    CENSORED
  }

  private record Member(double days, Fate fate) {}

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithTheNaiveSum(long seed) {
    List<Member> members = sample(seed);
    CumulativeIncidence incidence = incidence(members, Fate.EVENT, Fate.COMPETING);
    double[] once = ones(members);

    for (double horizon : horizons(members, 1)) {
      assertThat(incidence.at(horizon).orElseThrow())
          .isCloseTo(naive(members, once, horizon), ROUNDING);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void varianceIsTheInfinitesimalJackknife(long seed) {
    List<Member> members = sample(seed);
    CumulativeIncidence incidence = incidence(members, Fate.EVENT, Fate.COMPETING);

    for (double horizon : horizons(members, 5)) {
      double error = incidence.standardErrorAt(horizon).orElseThrow();

      assertThat(error * error).isCloseTo(jackknife(members, horizon), NUMERIC_DERIVATIVE);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void incidencesAndSurvivalSumToOne(long seed) {
    List<Member> members = sample(seed);
    CumulativeIncidence event = incidence(members, Fate.EVENT, Fate.COMPETING);
    CumulativeIncidence competing = incidence(members, Fate.COMPETING, Fate.EVENT);
    double[] either =
        DoubleStream.concat(
                DoubleStream.of(inOrder(members, Fate.EVENT)),
                DoubleStream.of(inOrder(members, Fate.COMPETING)))
            .toArray();
    SurvivalCurve neither = SurvivalCurve.of(either, inOrder(members, Fate.CENSORED));

    for (double horizon : horizons(members, 1)) {
      double sum =
          event.at(horizon).orElseThrow()
              + competing.at(horizon).orElseThrow()
              + neither.at(horizon).orElseThrow();

      assertThat(sum).isCloseTo(1, ROUNDING);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverFallsAndStaysAShare(long seed) {
    List<Member> members = sample(seed);
    CumulativeIncidence incidence = incidence(members, Fate.EVENT, Fate.COMPETING);
    double previous = 0;

    for (double horizon : horizons(members, 1)) {
      double next = incidence.at(horizon).orElseThrow();

      assertThat(next).isBetween(previous, 1 + 1e-12);
      previous = next;
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void orderOfMembersDoesNotMatter(long seed) {
    List<Member> members = sample(seed);
    List<Member> shuffled = new ArrayList<>(members);
    Collections.shuffle(shuffled, new Random(seed));

    for (double horizon : horizons(members, 1)) {
      OptionalDouble expected = incidence(members, Fate.EVENT, Fate.COMPETING).at(horizon);

      assertThat(incidence(shuffled, Fate.EVENT, Fate.COMPETING).at(horizon)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void withoutCensoringBeforeTheHorizonItIsTheExactShare(long seed) {
    List<Member> members =
        sample(seed).stream()
            .map(m -> m.fate() == Fate.CENSORED ? new Member(m.days() + 100, m.fate()) : m)
            .toList();
    CumulativeIncidence incidence = incidence(members, Fate.EVENT, Fate.COMPETING);
    double counted = members.stream().filter(m -> m.fate() == Fate.EVENT && m.days() <= 15).count();

    assertThat(incidence.at(15).orElseThrow()).isEqualTo(counted / members.size());
  }

  /** The definition, term by term, with a weight for each member. */
  private static double naive(List<Member> members, double[] weights, double horizon) {
    double survival = 1;
    double incidence = 0;
    for (double day : days(members, Fate.EVENT, Fate.COMPETING)) {
      double atRisk = weigh(members, weights, day, Double.POSITIVE_INFINITY, Fate.values());
      double events = weigh(members, weights, day, day, Fate.EVENT);
      double either = weigh(members, weights, day, day, Fate.EVENT, Fate.COMPETING);
      if (day <= horizon) {
        incidence += survival * events / atRisk;
        survival *= 1 - either / atRisk;
      }
    }
    return incidence;
  }

  private static double weigh(
      List<Member> members, double[] weights, double from, double to, Fate... fates) {
    return IntStream.range(0, members.size())
        .filter(i -> members.get(i).days() >= from && members.get(i).days() <= to)
        .filter(i -> List.of(fates).contains(members.get(i).fate()))
        .mapToDouble(i -> weights[i])
        .sum();
  }

  /** The sum over members of the squared effect of a little more weight for that member. */
  private static double jackknife(List<Member> members, double horizon) {
    double little = 1e-5;
    double sum = 0;
    for (int i = 0; i < members.size(); i++) {
      double[] more = ones(members);
      double[] less = ones(members);
      more[i] += little;
      less[i] -= little;
      double effect =
          (naive(members, more, horizon) - naive(members, less, horizon)) / (2 * little);
      sum += effect * effect;
    }
    return sum;
  }

  /** Up to 40 members with whole days from 0 to 30, so that ties of every kind are common. */
  private static List<Member> sample(long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, 1 + random.nextInt(40))
        .mapToObj(i -> new Member(random.nextInt(31), Fate.values()[random.nextInt(3)]))
        .toList();
  }

  /** Every so many-th of the days on which something befell a member. */
  private static double[] horizons(List<Member> members, int step) {
    double[] days = days(members, Fate.values());
    return IntStream.range(0, days.length)
        .filter(i -> i % step == 0)
        .mapToDouble(i -> days[i])
        .toArray();
  }

  private static CumulativeIncidence incidence(List<Member> members, Fate event, Fate competing) {
    return CumulativeIncidence.of(
        inOrder(members, event), inOrder(members, competing), inOrder(members, Fate.CENSORED));
  }

  private static double[] inOrder(List<Member> members, Fate fate) {
    return members.stream().filter(m -> m.fate() == fate).mapToDouble(Member::days).toArray();
  }

  /** The distinct days on which one of the fates befell a member, ascending. */
  private static double[] days(List<Member> members, Fate... fates) {
    return members.stream()
        .filter(m -> List.of(fates).contains(m.fate()))
        .mapToDouble(Member::days)
        .distinct()
        .sorted()
        .toArray();
  }

  private static double[] ones(List<Member> members) {
    return DoubleStream.generate(() -> 1).limit(members.size()).toArray();
  }
}
