package dev.stagecoach.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WeekSpreadTest {
  /** Half of the wins come in the week of the entry, half in the week after. */
  private final LagDistribution lag = LagDistribution.of(new TreeMap<>(Map.of(7, 0.1, 14, 0.2)));

  @Test
  void entriesAreDueAsLongBeforeTheWinsAsHistoryTook() {
    WeekSpread spread = WeekSpread.back(new double[] {0, 0, 1}, lag);

    assertThat(spread.due()).containsExactly(new double[] {0, 0.5, 0.5}, within(1e-12));
    assertThat(spread.overdue()).isZero();
  }

  @Test
  void whatShouldHaveHappenedBeforeIsDueInTheFirstWeek() {
    // Wins of a third a week: of the first third, half should have been opened a week ago.
    WeekSpread spread = WeekSpread.back(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, lag);

    assertThat(spread.due())
        .containsExactly(new double[] {1 / 2.0, 1 / 3.0, 1 / 6.0}, within(1e-12));
    assertThat(spread.overdue()).isCloseTo(1 / 6.0, within(1e-12));
  }

  @Test
  void allThatIsDueIsAllThereIs() {
    LagDistribution slow = LagDistribution.of(new TreeMap<>(Map.of(30, 0.1, 90, 0.2, 365, 0.3)));

    WeekSpread spread = WeekSpread.back(new double[] {0.1, 0.2, 0.3, 0.4}, slow);

    assertThat(Arrays.stream(spread.due()).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void withoutALagTheEntriesAreDueWhenTheWinsAre() {
    double[] wins = {0.2, 0.8};

    assertThat(WeekSpread.back(wins, LagDistribution.NONE).due()).containsExactly(wins);
  }
}
