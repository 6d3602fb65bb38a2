package dev.stagecoach.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stagecoach.jobs.plan.HistoryFact.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateBootstrapTest {
  private static final LocalDate START = LocalDate.of(2022, 1, 1);

  /** Months of 10 deals closed, by turns 2 and 4 of them won; deals of 100. */
  private static PlanHistory history(int months) {
    List<HistoryFact> facts = new ArrayList<>();
    for (int month = 0; month < months; month++) {
      double won = month % 2 == 0 ? 2 : 4;
      LocalDate start = START.plusMonths(month);
      facts.add(new HistoryFact(start, Kind.WIN_RATE, "rate", 0, new Ratio(won, 10)));
      facts.add(new HistoryFact(start, Kind.DEAL_SIZE, "size", 0, new Ratio(won * 100, won)));
    }
    return PlanHistory.of(facts);
  }

  private static List<Double> winRates(int months, int draws, long seed) {
    return new RateBootstrap(draws, seed)
        .drawn(history(months), KnownRates.NONE).stream().map(PlanRates::winRate).toList();
  }

  @Test
  void theSameSeedDrawsTheSame() {
    assertThat(winRates(24, 50, 1)).isEqualTo(winRates(24, 50, 1)).hasSize(50);
  }

  @Test
  void anotherSeedDrawsOtherMonths() {
    assertThat(winRates(24, 50, 1)).isNotEqualTo(winRates(24, 50, 2));
  }

  @Test
  void theDrawsSpreadAsTheMeanOfIndependentMonthsDoes() {
    // A month is 0.2 or 0.4, so its deviation is 0.1 and that of a mean of 25 months 0.1 / 5.
    List<Double> rates = winRates(25, 20_000, 3);
    double mean = rates.stream().mapToDouble(rate -> rate).average().orElseThrow();
    double variance =
        rates.stream().mapToDouble(rate -> (rate - mean) * (rate - mean)).average().orElseThrow();

    assertThat(mean).isCloseTo((13 * 0.2 + 12 * 0.4) / 25, within(0.001));
    assertThat(Math.sqrt(variance)).isCloseTo(0.02, within(0.001));
  }

  @Test
  void drawsWithoutAWinAreLeftOut() {
    List<HistoryFact> facts =
        IntStream.range(0, 2)
            .boxed()
            .flatMap(
                month ->
                    List.of(
                        new HistoryFact(
                            START.plusMonths(month), Kind.WIN_RATE, "rate", 0, new Ratio(month, 1)),
                        new HistoryFact(
                            START.plusMonths(month),
                            Kind.DEAL_SIZE,
                            "size",
                            0,
                            new Ratio(month * 100.0, month)))
                        .stream())
            .toList();

    // Of two months only the second has a win; a quarter of the draws is the first one twice.
    assertThat(new RateBootstrap(10_000, 1).drawn(PlanHistory.of(facts), KnownRates.NONE))
        .hasSizeBetween(7_300, 7_700);
  }
}
