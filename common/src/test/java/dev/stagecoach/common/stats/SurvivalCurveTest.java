package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurvivalCurveTest {

  private static final double[] NONE = {};

  /**
   * Weeks in remission of 21 leukaemia patients under 6-mercaptopurine: Freireich, E. J. and others
   * (1963), Blood 21: 699-716, the textbook example of the estimator.
   */
  private static final SurvivalCurve TREATED =
      SurvivalCurve.of(
          new double[] {6, 6, 6, 7, 10, 13, 16, 22, 23},
          new double[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35});

  /** Weeks in remission of the 21 patients under placebo in the same study; none is censored. */
  private static final SurvivalCurve PLACEBO =
      SurvivalCurve.of(
          new double[] {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23},
          NONE);

  /** As Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, print them. */
  @ParameterizedTest
  @CsvSource({
    " 6, 0.857, 0.0764",
    " 7, 0.807, 0.0869",
    "10, 0.753, 0.0963",
    "13, 0.690, 0.1068",
    "16, 0.627, 0.1141",
    "22, 0.538, 0.1282",
    "23, 0.448, 0.1346"
  })
  void agreesWithTheTextbookOnLeukaemia(double week, double survival, double standardError) {
    assertThat(TREATED.at(week).orElseThrow()).isCloseTo(survival, within(0.0005));
    assertThat(TREATED.standardErrorAt(week).orElseThrow())
        .isCloseTo(standardError, within(0.00005));
  }

  @Test
  void medianCountsThoseStillInRemission() {
    assertThat(TREATED.median()).hasValue(23);
    assertThat(PLACEBO.median()).hasValue(8);
  }

  @Test
  void trap27TimeOfThoseWhoAreThroughAloneIsTooShort() {
    double[] through = {2, 4, 6};
    double[] waiting = {10, 10, 10, 10};

    assertThat(Quantile.median(through)).hasValue(4);
    assertThat(SurvivalCurve.of(through, waiting).median()).isEmpty();
  }

  @Test
  void medianIsTheFirstDayOnWhichExactlyHalfAreLeft() {
    SurvivalCurve curve = SurvivalCurve.of(new double[] {1, 2}, new double[] {3, 3});

    assertThat(curve.median()).hasValue(2);
  }

  /** The curve is a product of ratios here, which misses one half by rounding for some sizes. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 14, 22, 46, 98, 1000})
  void roundingDoesNotMoveTheMedian(int size) {
    double[] days = IntStream.rangeClosed(1, size).asDoubleStream().toArray();

    assertThat(SurvivalCurve.of(days, new double[] {0.5}).median()).hasValue(size / 2.0);
  }

  @Test
  void quantileIsTheDayByWhichThatShareIsThrough() {
    assertThat(PLACEBO.quantile(0.9)).hasValue(17);
    assertThat(TREATED.quantile(0.9)).isEmpty();
  }

  @Test
  void startsAtOne() {
    assertThat(TREATED.at(5.9)).hasValue(1);
    assertThat(TREATED.standardErrorAt(5.9)).hasValue(0);
  }

  @Test
  void endsWithTheLastObservation() {
    assertThat(TREATED.at(35)).isPresent();
    assertThat(TREATED.at(35.1)).isEmpty();
    assertThat(TREATED.standardErrorAt(35.1)).isEmpty();
  }

  @Test
  void staysAtZeroOnceAllAreThrough() {
    assertThat(PLACEBO.at(1000)).hasValue(0);
  }

  @Test
  void nobodyGivesNothing() {
    SurvivalCurve curve = SurvivalCurve.of(NONE, NONE);

    assertThat(curve.at(0)).isEmpty();
    assertThat(curve.median()).isEmpty();
  }

  @Test
  void sortedInputGivesTheSame() {
    double[] event = {3, 5, 9};
    double[] censored = {4, 12};
    SurvivalCurve curve = SurvivalCurve.ofSorted(event, censored);

    assertThat(curve.at(9))
        .isEqualTo(SurvivalCurve.of(new double[] {9, 3, 5}, new double[] {12, 4}).at(9));
  }

  @Test
  void leavesTheGivenArraysAsTheyAre() {
    double[] event = {9, 3, 5};
    SurvivalCurve curve = SurvivalCurve.of(event, NONE);

    assertThat(curve.median()).hasValue(5);
    assertThat(event).containsExactly(9, 3, 5);
  }

  @Test
  void refusesDaysOutOfOrderWhereOrderIsPromised() {
    assertThatThrownBy(() -> SurvivalCurve.ofSorted(new double[] {5, 3}, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Times must be finite, not negative and ascending, but 3.0 comes after 5.0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesDaysThatAreNoDuration(double days) {
    assertThatThrownBy(() -> SurvivalCurve.of(new double[] {days}, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Times must be finite, not negative");
  }

  @Test
  void refusesAShareOfNothing() {
    assertThatThrownBy(() -> TREATED.quantile(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A share must be above 0 and at most 1, but got 0.0");
  }
}
