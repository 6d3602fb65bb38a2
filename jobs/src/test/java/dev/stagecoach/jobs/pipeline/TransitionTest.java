package dev.stagecoach.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The steps of single deals through a period of the days 100 to 199. */
class TransitionTest {
  private static final DueWindow PERIOD = new DueWindow(100, 200);

  @Test
  void aDealThatIsKnownForTheFirstTimeIsNew() {
    assertThat(steps(DealState.ABSENT, open(150, "80"))).containsExactly("new 80");
  }

  @Test
  void aDealDueLaterOrAtNoDayIsPulledIn() {
    assertThat(steps(open(250, "80"), open(150, "90"))).containsExactly("pulled_in 90");
    assertThat(steps(open(DealState.NO_DAY, "80"), open(150, "80")))
        .containsExactly("pulled_in 80");
  }

  @Test
  void aDealThatWasDueEarlierIsPushedIn() {
    assertThat(steps(open(99, "80"), open(100, "80"))).containsExactly("pushed_in 80");
  }

  @Test
  void aDealLeavesWithTheAmountThatItHadInThePipeline() {
    assertThat(steps(open(150, "80"), open(200, "500"))).containsExactly("pushed_out 80");
    assertThat(steps(open(150, "80"), open(DealState.NO_DAY, "80")))
        .containsExactly("pushed_out 80");
    assertThat(steps(open(150, "80"), open(99, "80"))).containsExactly("pulled_out 80");
  }

  @Test
  void theWonAmountIsThatOfTheCloseAndTheDifferenceIsAChange() {
    Transition closing =
        new Transition(open(150, "80"), state(Condition.WON, 150, dollars("75")), true);

    assertThat(told(closing)).containsExactly("decreased 5", "won 75");
  }

  @Test
  void aDealThatWasWonAgainIsReopenedFirst() {
    Transition again =
        new Transition(
            state(Condition.WON, 150, dollars("80")),
            state(Condition.WON, 150, dollars("85")),
            true);

    assertThat(told(again)).containsExactly("reopened 85", "won 85");
  }

  @Test
  void aDealThatStaysOutsideIsNothing() {
    assertThat(steps(open(250, "80"), open(99, "90"))).isEmpty();
    assertThat(
            steps(
                state(Condition.WON, 150, dollars("80")),
                state(Condition.DELETED, 150, dollars("80"))))
        .isEmpty();
  }

  @Test
  void anotherRateIsCurrencyAndTheRestIsTheDealsOwnChange() {
    DealState before = state(Condition.OPEN, 150, euros("1000", "1.10"));

    assertThat(steps(before, state(Condition.OPEN, 150, euros("1000", "1.15"))))
        .containsExactly("currency 50");
    assertThat(steps(before, state(Condition.OPEN, 150, euros("1500", "1.15"))))
        .containsExactly("currency 50", "increased 575");
    assertThat(steps(before, state(Condition.OPEN, 150, euros("0", "1.15"))))
        .containsExactly("decreased 1100");
  }

  @Test
  void anAmountInAnotherCurrencyIsAChangeOfTheDeal() {
    DealState before = state(Condition.OPEN, 150, euros("1000", "1.10"));

    assertThat(steps(before, open(150, "1000"))).containsExactly("decreased 100");
  }

  private static List<String> steps(DealState before, DealState after) {
    return told(new Transition(before, after, false));
  }

  private static List<String> told(Transition transition) {
    return transition.steps(PERIOD).stream()
        .map(
            step ->
                step.movement().label() + " " + step.dated().stripTrailingZeros().toPlainString())
        .toList();
  }

  private static DealState open(int dueDay, String amount) {
    return state(Condition.OPEN, dueDay, dollars(amount));
  }

  private static DealState state(Condition condition, int dueDay, Money money) {
    return new DealState(120, condition, 0, dueDay, money);
  }

  private static Money dollars(String amount) {
    BigDecimal value = new BigDecimal(amount);
    return new Money(value, "USD", value, value);
  }

  private static Money euros(String amount, String rate) {
    BigDecimal value = new BigDecimal(amount);
    return new Money(value, "EUR", value.multiply(new BigDecimal(rate)), value);
  }
}
