package dev.stagecoach.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.jobs.plan.HistoryFact.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PlanHistoryTest {
  private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
  private static final LocalDate JUNE = LocalDate.of(2024, 6, 1);

  private static HistoryFact fact(
      LocalDate month, Kind kind, String name, double numerator, double denominator) {
    int place = kind == Kind.STAGE ? name.charAt(0) - 'a' + 1 : 0;
    return new HistoryFact(month, kind, name, place, new Ratio(numerator, denominator));
  }

  private static PlanHistory twoMonths() {
    return PlanHistory.of(
        List.of(
            fact(JUNE, Kind.STAGE, "b", 30, 60),
            fact(MAY, Kind.DEAL_SIZE, "size", 1000, 10),
            fact(JUNE, Kind.DEAL_SIZE, "size", 3500, 20),
            fact(MAY, Kind.WIN_RATE, "rate", 10, 20),
            fact(JUNE, Kind.WIN_RATE, "rate", 20, 100),
            fact(MAY, Kind.STAGE, "a", 60, 100),
            fact(JUNE, Kind.STAGE, "a", 0, 20),
            fact(MAY, Kind.ACTIVITY, "dials", 400, 8),
            fact(JUNE, Kind.ACTIVITY, "dials", 100, 2)));
  }

  @Test
  void ratesAreQuotientsOfSumsNotAveragesOfRatios() {
    PlanRates rates = twoMonths().rates(KnownRates.NONE).orElseThrow();

    // 4,500 / 30 deals; 30 won of 120 closed, where the mean of 50 % and 20 % would be 35 %.
    assertThat(rates.averageDealSize()).isEqualTo(150);
    assertThat(rates.winRate()).isEqualTo(0.25);
    assertThat(rates.stages()).containsExactly(new StageRate("a", 0.5), new StageRate("b", 0.5));
    assertThat(rates.activities()).containsExactly(new ActivityRate("dials", 50));
  }

  @Test
  void aMonthDrawnTwiceCountsTwice() {
    PlanRates rates = twoMonths().rates(KnownRates.NONE, new int[] {0, 0}).orElseThrow();

    assertThat(rates.averageDealSize()).isEqualTo(100);
    assertThat(rates.winRate()).isEqualTo(0.5);
  }

  @Test
  void whatIsGivenWinsOverHistory() {
    KnownRates given = new KnownRates(OptionalDouble.of(99), OptionalDouble.of(0.0625));

    PlanRates rates = twoMonths().rates(given).orElseThrow();

    assertThat(rates.averageDealSize()).isEqualTo(99);
    // The stages are bent to the given rate: 0.5 x 0.5 = 0.25 becomes 0.25 x 0.25 = 0.0625.
    assertThat(rates.stages()).containsExactly(new StageRate("a", 0.25), new StageRate("b", 0.25));
  }

  @Test
  void aStageThatNothingLeftForwardLeavesThePlanWithoutStages() {
    // In June nothing advanced from a.
    PlanRates rates = twoMonths().rates(KnownRates.NONE, new int[] {1}).orElseThrow();

    assertThat(rates.stages()).isEmpty();
  }

  @Test
  void withoutHistoryNothingIsKnown() {
    assertThat(PlanHistory.of(List.of()).rates(KnownRates.NONE)).isEmpty();
  }

  @Test
  void withoutHistoryWhatIsGivenIsEnough() {
    KnownRates given = new KnownRates(OptionalDouble.of(100), OptionalDouble.of(0.5));

    assertThat(PlanHistory.of(List.of()).rates(given)).contains(PlanRates.of(100, 0.5));
  }
}
