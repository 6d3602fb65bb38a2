package dev.stagecoach.jobs.pipeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A deal before and after something: one event, or a whole period of which only the two ends
 * matter.
 *
 * <p>What lies between the two is told as steps from the one amount to the other, so that they add
 * up whatever happened. A handover comes first: who had the deal gives away what it was worth, and
 * all else that happened is the new owner's. So the steps of all teams of a depth, handovers aside,
 * are those of the company.
 *
 * @param isClosing whether the deal was closed on the way and has been since
 */
record Transition(DealState before, DealState after, boolean isClosing) {

  /** Whether somebody else is credited for the deal of a period's pipeline than before. */
  boolean isHandover(DueWindow window) {
    return window.holds(before) && before.unit() != after.unit();
  }

  /** The steps apart from the handover, in order. */
  List<Step> steps(DueWindow window) {
    boolean wasIn = window.holds(before);
    boolean isIn = window.holds(after);
    List<Step> steps = new ArrayList<>(2);
    if (wasIn && (isIn || isClosing)) {
      addChange(steps);
    } else if (isIn || isClosing) {
      steps.add(Step.of(entry(window), after.money()));
    } else if (wasIn) {
      steps.add(Step.of(exit(window), before.money()));
    }
    if (isClosing) {
      steps.add(
          Step.of(
              after.condition() == Condition.WON ? Movement.WON : Movement.LOST, after.money()));
    }
    return steps;
  }

  /** The change of the amount, first by the exchange rate, then by the deal. */
  private void addChange(List<Step> steps) {
    Money from = before.money();
    Money to = after.money();
    BigDecimal revalued = from.datedLike(to);
    BigDecimal dated = to.dated().subtract(revalued);
    BigDecimal constant = to.constant().subtract(from.constant());
    addUnlessNothing(
        steps, new Step(Movement.CURRENCY, revalued.subtract(from.dated()), BigDecimal.ZERO));
    addUnlessNothing(
        steps,
        new Step(Movement.INCREASED, dated.max(BigDecimal.ZERO), constant.max(BigDecimal.ZERO)));
    addUnlessNothing(
        steps,
        new Step(
            Movement.DECREASED,
            dated.negate().max(BigDecimal.ZERO),
            constant.negate().max(BigDecimal.ZERO)));
  }

  private static void addUnlessNothing(List<Step> steps, Step step) {
    if (!step.isNothing()) {
      steps.add(step);
    }
  }

  private Movement entry(DueWindow window) {
    return switch (before.condition()) {
      case ABSENT -> Movement.NEW;
      case OPEN -> window.isLater(before.dueDay()) ? Movement.PULLED_IN : Movement.PUSHED_IN;
      case WON, LOST, DELETED, MERGED -> Movement.REOPENED;
    };
  }

  private Movement exit(DueWindow window) {
    return switch (after.condition()) {
      case DELETED -> Movement.DELETED;
      case MERGED -> Movement.MERGED;
      case OPEN -> window.isLater(after.dueDay()) ? Movement.PUSHED_OUT : Movement.PULLED_OUT;
      case ABSENT, WON, LOST ->
          throw new IllegalStateException("A deal left the pipeline without a cause: " + this);
    };
  }
}
