package dev.stagecoach.common.metric;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The periods up to one, itself included, that a cumulative number runs over.
 *
 * @param months how many months back it reaches; 0 for a running total
 */
public record Span(Start start, int months) implements Serializable {

  /** Where it begins. */
  public enum Start {
    /** With the calendar year in which the period begins. */
    YEAR_TO_DATE,
    /** With the fiscal year in which the period begins. */
    FISCAL_YEAR_TO_DATE,
    /** With the first fact ever. */
    ALL_TO_DATE,
    /** So many months before the period's end. */
    LAST_MONTHS;

    /** As formulas write it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Start> of(String label) {
      return Arrays.stream(values()).filter(start -> start.label().equals(label)).findFirst();
    }
  }

  /** A name for what runs over it. */
  public String name() {
    return start == Start.LAST_MONTHS ? "last_%d_months".formatted(months) : start.label();
  }

  /** What formulas write before the formula that runs over the span. */
  String label() {
    return start == Start.LAST_MONTHS ? start.label() + "(" + months + ", " : start.label() + "(";
  }
}
