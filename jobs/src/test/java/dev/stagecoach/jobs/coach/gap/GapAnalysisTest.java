package dev.stagecoach.jobs.coach.gap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.jobs.coach.gap.SimulatedPeers.Habit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GapAnalysisTest {

  private static final double RATE = 0.1;

  /**
   * One of ten deals in hand closed and won at 20.00, put down for 20.00; the other two of eight at
   * 30.00 each. Shortfall 60 - 20 = 40.00. Factors: volume 10 against 8, cycle 0.1 against 0.25,
   * conversion 1 and price 1 on both sides, size 20 against 30. In cents, with V, C, S for volume,
   * cycle, size: the changes in all six orders are averaged.
   */
  @Test
  void aShortfallIsSplitAsWorkedByHand() {
    List<Gap> gaps =
        new GapAnalysis(List.of("only"))
            .gaps(List.of(member("a", 10, 1, 2_000), member("b", 8, 2, 6_000)));

    assertThat(gaps.stream().filter(gap -> gap.member() == 0).map(Gap::factor))
        .containsExactly("volume", "cycle", "conversion_only", "deal_size", "price_kept");
    // V: (8-10)(2cs: 0.1x2000 + 0.25x3000)/3 + (0.1x3000 + 0.25x2000)/6) = -2 (316.67 + 133.33)
    // C: 0.15 ((10x2000 + 8x3000)/3 + (10x3000 + 8x2000)/6) = 0.15 (14666.67 + 7666.67)
    // S: 1000 ((10x0.1 + 8x0.25)/3 + (10x0.25 + 8x0.1)/6) = 1000 (1 + 0.55)
    assertThat(gaps.stream().filter(gap -> gap.member() == 0).map(Gap::cents))
        .containsExactly(-900L, 3_350L, 0L, 1_550L, 0L);
  }

  @Test
  void whatAMemberHasNoDealToTellByIsTakenFromThePeers() {
    List<Gap> gaps =
        new GapAnalysis(List.of("only"))
            .gaps(List.of(member("a", 5, 0, 0), member("b", 8, 2, 6_000)));

    Gap size = of(gaps, 0, "deal_size");
    assertThat(size.value()).isEqualTo(3_000);
    assertThat(size.cents()).isZero();
    assertThat(size.sample()).isZero();
  }

  @Test
  void aMemberWithoutPeersHasNoGaps() {
    assertThat(new GapAnalysis(List.of("only")).gaps(List.of(member("a", 10, 1, 2_000)))).isEmpty();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void partsAddUpToTheShortfallToTheCent(long seed) {
    List<Member> members = new SimulatedPeers(4 + (int) seed, 30, Habit.NONE).drawn(seed);

    new GapAnalysis(SimulatedPeers.STAGES)
        .gaps(members).stream()
            .collect(Collectors.groupingBy(Gap::member))
            .values()
            .forEach(
                gaps ->
                    assertThat(gaps.stream().mapToLong(Gap::cents).sum())
                        .isEqualTo(gaps.get(0).shortfall()));
  }

  @ParameterizedTest
  @CsvSource({
    "LOSES_LATE, conversion_negotiation",
    "GIVES_DISCOUNTS, price_kept",
    "WORKS_FEW_DEALS, volume"
  })
  void aHabitIsFoundInTheFactorThatItTouches(Habit habit, String factor) {
    for (long seed = 1; seed <= 20; seed++) {
      List<Member> members = new SimulatedPeers(12, 400, habit).drawn(seed);

      List<Gap> alarms =
          new GapAnalysis(SimulatedPeers.STAGES)
              .gaps(members).stream().filter(gap -> gap.isAlarm(RATE)).toList();

      assertThat(alarms)
          .as("seed %d", seed)
          .filteredOn(gap -> gap.member() == 0)
          .extracting(Gap::factor)
          .contains(factor);
      assertThat(of(new GapAnalysis(SimulatedPeers.STAGES).gaps(members), 0, factor).mentors())
          .doesNotContain(0)
          .isNotEmpty();
    }
  }

  /**
   * Reps who work alike differ by chance alone, so at a rate of 10 % at most one group in ten may
   * raise an alarm. Of 200 groups that is 20, give or take two standard errors of 4.
   */
  @ParameterizedTest
  @CsvSource({"4, 100", "8, 60", "50, 30"})
  void wherePeersWorkAlikeAlarmsAreAsRareAsStated(int reps, int deals) {
    int groups = 200;
    SimulatedPeers alike = new SimulatedPeers(reps, deals, Habit.NONE);
    GapAnalysis analysis = new GapAnalysis(SimulatedPeers.STAGES);

    long alarmed =
        LongStream.range(0, groups)
            .filter(
                seed ->
                    analysis.gaps(alike.drawn(seed)).stream().anyMatch(gap -> gap.isAlarm(RATE)))
            .count();

    assertThat(alarmed).isLessThanOrEqualTo(28);
  }

  @Test
  void aLuckyBeginnerIsNoMentor() {
    List<Gap> gaps =
        new GapAnalysis(List.of("only"))
            .gaps(
                List.of(
                    new Member("beginner", closed(1, 1)),
                    new Member("expert", closed(100, 60)),
                    new Member("learner", closed(100, 20))));

    assertThat(of(gaps, 2, "conversion_only").mentors()).containsExactly(1, 0);
  }

  @Test
  void differencesByChanceAloneAreNotExpectedToLast() {
    List<Gap> gaps =
        new GapAnalysis(List.of("only"))
            .gaps(
                List.of(
                    new Member("a", closed(50, 24)),
                    new Member("b", closed(50, 25)),
                    new Member("c", closed(50, 26))));

    assertThat(of(gaps, 0, "conversion_only").reliability()).isZero();
  }

  private static Gap of(List<Gap> gaps, int member, String factor) {
    return gaps.stream()
        .filter(gap -> gap.member() == member && gap.factor().equals(factor))
        .findFirst()
        .orElseThrow();
  }

  /** So many deals in hand, the closed ones won at equal amounts that were never changed. */
  private static Member member(String id, long inHand, long won, long revenue) {
    return new Member(
        id, new Workload(inHand, List.of(won, won), revenue, revenue, Logs.NONE, Logs.NONE));
  }

  private static Workload closed(long closed, long won) {
    return new Workload(closed, List.of(closed, won), won, won, Logs.NONE, Logs.NONE);
  }
}
