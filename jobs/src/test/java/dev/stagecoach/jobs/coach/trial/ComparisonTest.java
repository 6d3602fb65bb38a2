package dev.stagecoach.jobs.coach.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stagecoach.common.stats.FisherExact;
import dev.stagecoach.common.stats.ProportionDifference;
import dev.stagecoach.jobs.coach.trial.Arm.Tried;
import dev.stagecoach.jobs.coach.trial.Comparison.Method;
import dev.stagecoach.jobs.simulate.chance.Dice;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

  /**
   * 120 of 400 against 90 of 400 deals: the difference is 0.075, the pooled share 0.2625, its
   * standard error sqrt(0.2625 x 0.7375 x 2 / 400) = 0.031113, z = 2.4106, p = 0.015925: the square
   * root of R's {@code prop.test(c(120, 90), c(400, 400), correct = FALSE)}, X-squared 5.8111.
   */
  @Test
  void manyDealsAreComparedByTheStandardisedDifference() {
    Comparison found = Comparison.ofDeals(one("a", 400, 120), one("a", 400, 90)).orElseThrow();

    assertThat(found.method()).isEqualTo(Method.STANDARDISED);
    assertThat(found.designEffect()).isEqualTo(1);
    assertThat(found.difference())
        .isEqualTo(ProportionDifference.of(120, 400, 90, 400).orElseThrow());
    assertThat(found.chance()).isCloseTo(0.015925, within(0.0000005));
  }

  @Test
  void fewDealsAreComparedExactly() {
    Comparison found = Comparison.ofDeals(one("a", 12, 5), one("a", 14, 1)).orElseThrow();

    assertThat(found.method()).isEqualTo(Method.FISHER);
    assertThat(found.chance()).isEqualTo(FisherExact.twoSided(5, 12, 1, 14));
  }

  @Test
  void aRepOnItsOwnCannotBeToldFromTheTreatment() {
    assertThat(Comparison.ofReps(one("a", 400, 120), one("b", 400, 90))).isEmpty();
  }

  @Test
  void repsThatDifferWidenTheInterval() {
    Arm variant = new Arm(Map.of("a", new Tried(100, 60), "b", new Tried(100, 20)));
    Arm control = new Arm(Map.of("c", new Tried(100, 50), "d", new Tried(100, 10)));

    Comparison found = Comparison.ofReps(variant, control).orElseThrow();

    assertThat(found.clusters()).isEqualTo(4);
    assertThat(found.designEffect()).isGreaterThan(10);
    assertThat(found.difference().low()).isLessThan(0);
    assertThat(ProportionDifference.of(80, 200, 60, 200).orElseThrow().low()).isGreaterThan(0);
  }

  @Test
  void anArmWithoutDealsIsNotCompared() {
    assertThat(Comparison.ofDeals(one("a", 0, 0), one("a", 14, 1))).isEmpty();
  }

  /**
   * Reps who differ in skill, and a treatment that does nothing: at five percent, of 1,000
   * experiments 50 may find something, give or take two standard errors of 7; the exact test and
   * the design effect of at least one leave some slack below.
   */
  @ParameterizedTest
  @CsvSource({"5, 40, 0.3", "12, 30, 0.3", "12, 30, 0", "20, 8, 0.2"})
  void whereNothingWasPlantedAlarmsAreAsRareAsStated(int reps, int deals, double skill) {
    long alarms =
        LongStream.range(0, 1_000)
            .filter(seed -> isFound(seed, new Design(reps, deals, skill, 0)))
            .count();

    assertThat(alarms).isLessThanOrEqualTo(64);
  }

  /** The share of experiments that find a lift is about what the plan promises, 80 %. */
  @Test
  void aTrueLiftOfTheMinimumDetectableSizeIsFoundAboutAsOftenAsPromised() {
    double lift = new Plan(0.25, 12 * 60, 12 * 60, 1).minimumDetectableEffect().orElseThrow();

    long found =
        LongStream.range(0, 500).filter(seed -> isFound(seed, new Design(12, 60, 0, lift))).count();

    assertThat(found).isBetween(350L, 440L);
  }

  @Test
  void aPlanWithoutDealsPromisesNothing() {
    assertThat(new Plan(0.25, 0, 100, 1).minimumDetectableEffect()).isEmpty();
  }

  /** Half of the reps are treated; a quarter of deals get to the outcome, plus the lift. */
  private record Design(int repsPerArm, int dealsPerRep, double skillSpread, double lift) {}

  private static boolean isFound(long seed, Design design) {
    Arm variant = drawn(Dice.of(seed, 1), design, "treated", 0.25 + design.lift());
    Arm control = drawn(Dice.of(seed, 2), design, "usual", 0.25);
    return Comparison.ofReps(variant, control).orElseThrow().chance() <= 0.05;
  }

  private static Arm drawn(Dice dice, Design design, String name, double share) {
    Map<String, Tried> byRep = new TreeMap<>();
    for (int rep = 0; rep < design.repsPerArm(); rep++) {
      double odds = share / (1 - share) * Math.exp(design.skillSpread() * dice.normal());
      int deals = dice.poisson(design.dealsPerRep());
      long reached = 0;
      for (int deal = 0; deal < deals; deal++) {
        reached += dice.chance(odds / (1 + odds)) ? 1 : 0;
      }
      byRep.put(name + rep, new Tried(deals, reached));
    }
    return new Arm(byRep);
  }

  private static Arm one(String rep, long deals, long reached) {
    return new Arm(Map.of(rep, new Tried(deals, reached)));
  }
}
