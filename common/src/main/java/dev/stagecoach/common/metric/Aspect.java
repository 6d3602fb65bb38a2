package dev.stagecoach.common.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a formula may ask of a measure in a period. */
public enum Aspect {
  /** How many facts; of a balance, how many there are at the end. */
  COUNT,
  /** How much; of a balance, how much there is at the end. */
  SUM,
  /** How many different values the facts have. */
  DISTINCT,
  /** The value that a share of the facts do not exceed. */
  QUANTILE,
  /** Of a balance: how many there were on the day before the period. */
  OPENING_COUNT,
  /** Of a balance: how much there was on the day before the period. */
  OPENING_SUM;

  /** Whether the aspect has a meaning for balances only. */
  public boolean isOfBalance() {
    return this == OPENING_COUNT || this == OPENING_SUM;
  }

  /** Whether it is told by the values of the facts, each by itself, and cannot be added up. */
  public boolean isOfValues() {
    return this == DISTINCT || this == QUANTILE;
  }

  /** Whether it is a number of things. */
  public boolean isCount() {
    return this == COUNT || this == DISTINCT || this == OPENING_COUNT;
  }

  /** As formulas write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Aspect> of(String label) {
    return Arrays.stream(values()).filter(aspect -> aspect.label().equals(label)).findFirst();
  }
}
