package dev.stagecoach.common.config;

import dev.stagecoach.common.config.Planning.Goal;
import dev.stagecoach.common.time.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Reads the block {@code goals}. */
final class GoalReader {
  private static final String UNTIL = "until";
  private static final String DATE = "write a date, e.g. 2025-01-01";

  private GoalReader() {}

  static List<Goal> goals(Settings root) {
    List<Goal> goals = new ArrayList<>();
    root.named("goals", "goal").forEach((name, block) -> goals.add(goal(name, block)));
    return goals;
  }

  private static Goal goal(String name, Settings block) {
    Values.checkName(block, name);
    return new Goal(
        name,
        Values.optionalText(block, "label").orElse(name),
        Values.optionalText(block, "team"),
        days(block),
        required(block, "revenue", "write the amount to be won, e.g. 5000000"),
        known(block, "average-deal-size", "write an amount above 0", size -> true),
        known(
            block,
            "win-rate",
            "write a share above 0 and at most 1, e.g. 0.25",
            rate -> rate.compareTo(BigDecimal.ONE) <= 0),
        block.origin());
  }

  private static DateRange days(Settings block) {
    Optional<LocalDate> from = date(block, "from");
    Optional<LocalDate> until = date(block, UNTIL);
    if (from.isEmpty() || until.isEmpty()) {
      return new DateRange(LocalDate.EPOCH, LocalDate.EPOCH);
    }
    if (!until.orElseThrow().isAfter(from.orElseThrow())) {
      block.fault(
          UNTIL,
          "is %s, which is not after from".formatted(until.orElseThrow()),
          "write the first day after the goal's last one");
      return new DateRange(from.orElseThrow(), from.orElseThrow());
    }
    return new DateRange(from.orElseThrow(), until.orElseThrow());
  }

  private static Optional<LocalDate> date(Settings block, String key) {
    Optional<LocalDate> date = Values.parsed(block, key, LocalDate::parse, DATE);
    if (date.isEmpty()) {
      block.missing(key, DATE);
    }
    return date;
  }

  private static BigDecimal required(Settings block, String key, String remedy) {
    Optional<BigDecimal> number = Values.parsed(block, key, GoalReader::aboveZero, remedy);
    if (number.isEmpty()) {
      block.missing(key, remedy);
    }
    return number.orElse(BigDecimal.ONE);
  }

  private static OptionalDouble known(
      Settings block, String key, String remedy, Predicate<BigDecimal> rule) {
    return Values.parsed(
            block,
            key,
            text -> {
              BigDecimal number = aboveZero(text);
              if (!rule.test(number)) {
                throw new IllegalArgumentException("out of range");
              }
              return number;
            },
            remedy)
        .map(number -> OptionalDouble.of(number.doubleValue()))
        .orElse(OptionalDouble.empty());
  }

  private static BigDecimal aboveZero(String text) {
    BigDecimal number = new BigDecimal(text);
    if (number.signum() <= 0) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }
}
