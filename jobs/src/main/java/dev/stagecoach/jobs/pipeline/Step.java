package dev.stagecoach.jobs.pipeline;

import java.math.BigDecimal;

/** One deal's part in a movement; amounts are positive unless the deal's is negative. */
record Step(Movement movement, BigDecimal dated, BigDecimal constant) {

  static Step of(Movement movement, Money money) {
    return new Step(movement, money.dated(), money.constant());
  }

  boolean isNothing() {
    return dated.signum() == 0 && constant.signum() == 0;
  }
}
