package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CumulativeIncidenceTest {

  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final double[] NONE = {};

  /**
   * Eight members, worked out by hand with n at risk, incidence F and survival S.
   *
   * <pre>
   * day 1  event                          n = 8   F = 1/8                  S = 7/8
   * day 2  competing                      n = 7                            S = 6/8
   * day 3  censored
   * day 4  event, competing, censored     n = 5   F = 1/8 + 6/8 * 1/5      S = 6/8 * 3/5 = 0.45
   * day 6  event                          n = 2   F = 0.275 + 0.45 * 1/2
   * day 8  censored
   * </pre>
   */
  private static final CumulativeIncidence WORKED_BY_HAND =
      CumulativeIncidence.of(new double[] {1, 4, 6}, new double[] {2, 4}, new double[] {3, 4, 8});

  /**
   * Months to relapse, with death from the transplant as the competing risk, of 35 patients:
   * Scrucca, L., Santucci, A. and Aversa, F. (2010), Bone Marrow Transplantation 45: 1388-1395.
   */
  private static final CumulativeIncidence RELAPSE =
      CumulativeIncidence.of(
          new double[] {1, 3, 4, 4, 3, 3, 8, 0, 12},
          new double[] {13, 7, 8, 9, 5, 1, 10, 7, 22, 2, 0, 4, 14, 26, 3},
          new double[] {72, 67, 70, 4, 7, 68, 35, 35, 2, 8, 32});

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.000",
    "1.0, 0.125",
    "3.9, 0.125",
    "4.0, 0.275",
    "5.9, 0.275",
    "6.0, 0.5",
    "8.0, 0.5"
  })
  void agreesWithTheExampleWorkedByHand(double day, double expected) {
    assertThat(WORKED_BY_HAND.at(day).orElseThrow()).isCloseTo(expected, ROUNDING);
  }

  /**
   * The three sums of the plain form at day 6, where F = 0.5: day 1 gives 0.375^2 / 56 + 7 / 512 -
   * 0.75 / 64, day 2 gives 0.375^2 / 42, day 4 gives 0.225^2 * 2 / 15 + 0.5625 * 4 / 125 - 0.3375 /
   * 25, day 6 gives 0.2025 / 8; together 0.044375.
   */
  @Test
  void standardErrorAgreesWithTheExampleWorkedByHand() {
    assertThat(WORKED_BY_HAND.standardErrorAt(6).orElseThrow())
        .isCloseTo(Math.sqrt(0.044375), ROUNDING);
  }

  /** The values that scikit-survival 0.28 gives for the same published data. */
  @ParameterizedTest
  @CsvSource({
    " 3, 0.1458128078817734",
    " 8, 0.2377116363786894",
    "20, 0.2728389878118736",
    "60, 0.2728389878118736"
  })
  void agreesWithAnotherImplementationOnTransplantData(double month, double expected) {
    assertThat(RELAPSE.at(month).orElseThrow()).isCloseTo(expected, ROUNDING);
  }

  @Test
  void withoutCensoringItIsTheExactShareWithItsBinomialError() {
    CumulativeIncidence incidence =
        CumulativeIncidence.of(new double[] {5, 20, 40}, new double[] {10, 30, 30, 90}, NONE);

    assertThat(incidence.at(60)).hasValue(3 / 7.0);
    assertThat(incidence.standardErrorAt(60)).hasValue(Math.sqrt(3 / 7.0 * (1 - 3 / 7.0) / 7));
  }

  @Test
  void whereAllThatWereWatchedToTheEndAdvancedThereIsNoError() {
    CumulativeIncidence incidence =
        CumulativeIncidence.of(new double[] {1, 3}, NONE, new double[] {2});

    assertThat(incidence.at(30)).hasValue(1);
    assertThat(incidence.standardErrorAt(30)).hasValue(0);
  }

  @Test
  void censoringAfterTheHorizonChangesNothing() {
    CumulativeIncidence incidence =
        CumulativeIncidence.of(
            new double[] {5, 20, 80}, new double[] {10}, new double[] {61, 70, 90});

    assertThat(incidence.at(60)).hasValue(2 / 7.0);
  }

  @Test
  void whoIsCensoredOnTheDayOfAnEventWasAtRisk() {
    CumulativeIncidence together = CumulativeIncidence.of(new double[] {5}, NONE, new double[] {5});

    assertThat(together.at(5)).hasValue(0.5);
  }

  @Test
  void horizonBeyondTheLongestObservationHasNoAnswer() {
    assertThat(WORKED_BY_HAND.at(8.1)).isEmpty();
    assertThat(WORKED_BY_HAND.standardErrorAt(8.1)).isEmpty();
  }

  @Test
  void horizonBeyondTheLastEventHasAnAnswerWhenNobodyIsLeft() {
    CumulativeIncidence incidence =
        CumulativeIncidence.of(new double[] {5}, new double[] {9}, new double[] {2});

    assertThat(incidence.at(365).orElseThrow()).isCloseTo(0.5, ROUNDING);
  }

  @Test
  void onlyCensoredMembersHaveNoIncidenceAsLongAsTheyWereWatched() {
    CumulativeIncidence incidence = CumulativeIncidence.of(NONE, NONE, new double[] {30, 45});

    assertThat(incidence.at(45)).hasValue(0);
    assertThat(incidence.at(46)).isEmpty();
  }

  @Test
  void nobodyGivesNothing() {
    assertThat(CumulativeIncidence.of(NONE, NONE, NONE).at(0)).isEmpty();
  }

  @Test
  void eventsAtOnceCountFromDayZero() {
    assertThat(CumulativeIncidence.of(new double[] {0, 0}, NONE, new double[] {0, 7}).at(0))
        .hasValue(0.5);
  }

  @Test
  void complementOfKaplanMeierWouldOverstateIt() {
    double[] advanced = {10, 20};
    double[] lost = {5, 15};
    SurvivalCurve lossesAsCensored = SurvivalCurve.of(advanced, lost);

    assertThat(CumulativeIncidence.of(advanced, lost, NONE).at(30)).hasValue(0.5);
    assertThat(1 - lossesAsCensored.at(30).orElseThrow()).isEqualTo(1);
  }

  @Test
  void leavesTheGivenArraysAsTheyAre() {
    double[] event = {9, 3, 5};

    assertThat(CumulativeIncidence.of(event, NONE, NONE).at(4)).hasValue(1 / 3.0);
    assertThat(event).containsExactly(9, 3, 5);
  }

  @Test
  void refusesDaysOutOfOrderWhereOrderIsPromised() {
    assertThatThrownBy(() -> CumulativeIncidence.ofSorted(NONE, new double[] {2, 1}, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.0 comes after 2.0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN})
  void refusesAHorizonBeforeTheStart(double horizon) {
    assertThatThrownBy(() -> WORKED_BY_HAND.at(horizon))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A horizon must not be negative, but got " + horizon);
  }
}
