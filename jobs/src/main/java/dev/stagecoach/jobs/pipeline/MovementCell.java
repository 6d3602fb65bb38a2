package dev.stagecoach.jobs.pipeline;

import java.math.BigDecimal;

/** The sums of one movement of one member and period. */
final class MovementCell {
  private final Sum net = new Sum();
  private final Sum gross = new Sum();

  void add(Step step, Counting counting) {
    of(counting).add(step);
  }

  void addAll(MovementCell other) {
    net.addAll(other.net);
    gross.addAll(other.gross);
  }

  Sum of(Counting counting) {
    return counting == Counting.NET ? net : gross;
  }

  /** Deals and their amounts. */
  static final class Sum {
    private long deals;
    private BigDecimal dated = BigDecimal.ZERO;
    private BigDecimal constant = BigDecimal.ZERO;

    private void add(Step step) {
      deals++;
      dated = dated.add(step.dated());
      constant = constant.add(step.constant());
    }

    private void addAll(Sum other) {
      deals += other.deals;
      dated = dated.add(other.dated);
      constant = constant.add(other.constant);
    }

    long deals() {
      return deals;
    }

    BigDecimal dated() {
      return dated;
    }

    BigDecimal constant() {
      return constant;
    }
  }
}
