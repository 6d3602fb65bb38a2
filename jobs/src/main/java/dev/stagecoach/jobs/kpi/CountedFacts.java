package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.config.ConfiguredExpression;
import dev.stagecoach.common.config.CountedMeasure;
import dev.stagecoach.common.config.CountedMeasure.Conversion;
import dev.stagecoach.common.config.FactTable;
import dev.stagecoach.common.config.FactTable.FactDate;
import dev.stagecoach.common.job.BundledText;
import dev.stagecoach.common.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A measure that configuration counts, as SQL over one row of its table. Expressions stand in
 * brackets, and where they may hold a comment they end their line, so that it hides nothing.
 */
record CountedFacts(CountedMeasure measure) {
  private static final String ONE = "1";

  /**
   * The facts of measures of one table, counted in one pass over it.
   *
   * @param ranked the measures whose facts are told apart by their values
   */
  static String query(FactTable table, List<CountedMeasure> measures, Set<String> ranked) {
    String rows =
        measures.stream()
            .flatMap(measure -> new CountedFacts(measure).rows(ranked.contains(measure.measure())))
            .collect(Collectors.joining(",\n"));
    return BundledText.of("/facts/counted.sql")
        .replace("${table}", TableName.of(table.table()).view())
        .replace("${measures}", rows);
  }

  private Stream<String> rows(boolean isRanked) {
    Stream<String> begins = Stream.of(row(measure.on(), 1, isRanked));
    return Stream.concat(begins, measure.ends().stream().map(end -> row(end, -1, isRanked)));
  }

  /** A fact that counts on a day, or ceases to, for whoever had it when it began to count. */
  private String row(FactDate day, int facts, boolean isRanked) {
    String sign = facts < 0 ? "-" : "";
    return "if(%s, %s, null)"
        .formatted(
            String.join(" and ", conditions(day)),
            "named_struct(%s)"
                .formatted(
                    String.join(
                        ", ",
                        List.of(
                            "'measure', '" + measure.measure() + "'",
                            "'fact_on', " + day.day(),
                            "'event_unit_key', " + measure.on().unit(),
                            "'facts', " + facts,
                            "'quantity_dated', " + sign + decimal(quantity()),
                            "'quantity_constant', " + sign + decimal(constantQuantity()),
                            "'value', " + (isRanked ? rank() : "cast(null as double)")))));
  }

  /** What must be true of a fact, each as a condition by itself. */
  List<String> conditions() {
    return conditions(measure.on());
  }

  /** What different values are counted of; empty where it is what is added up. */
  Optional<String> different() {
    return measure.distinct().map(CountedFacts::bracketed);
  }

  private List<String> conditions(FactDate day) {
    List<String> conditions = new ArrayList<>();
    if (!day.equals(measure.on())) {
      conditions.add(measure.on().day() + " is not null");
    }
    conditions.add(day.day() + " is not null");
    measure.where().ifPresent(where -> conditions.add(bracketed(where)));
    measure.value().ifPresent(value -> conditions.add(bracketed(value) + " is not null"));
    measure.distinct().ifPresent(value -> conditions.add(bracketed(value) + " is not null"));
    measure
        .conversion()
        .flatMap(Conversion::withinDays)
        .ifPresent(days -> conditions.add(after(days) + " <= :as_of"));
    return conditions;
  }

  private String after(int days) {
    return "%s + make_dt_interval(%d)".formatted(measure.on().instant(), days);
  }

  /** What a fact adds to the sum, money at the dated rate. */
  String quantity() {
    return measure
        .conversion()
        .map(this::converted)
        .or(() -> measure.value().map(CountedFacts::bracketed))
        .orElse(ONE);
  }

  private String constantQuantity() {
    return measure.constantValue().map(CountedFacts::bracketed).orElseGet(this::quantity);
  }

  private String converted(Conversion conversion) {
    List<String> conditions = new ArrayList<>();
    conversion.when().ifPresent(when -> conditions.add(bracketed(when)));
    conversion
        .at()
        .map(CountedFacts::bracketed)
        .ifPresent(
            at -> {
              conditions.add("cast(%s as timestamp) >= %s".formatted(at, measure.on().instant()));
              Optional<Integer> within = conversion.withinDays();
              conditions.add(
                  within
                      .map(days -> "cast(%s as timestamp) < %s".formatted(at, after(days)))
                      .orElse("cast(%s as timestamp) < :as_of".formatted(at)));
            });
    return "if(%s, 1, 0)".formatted(String.join(" and ", conditions));
  }

  /** What a fact is ranked by or told apart by: a number as it is, all else by its hash. */
  private String rank() {
    // Fifty-three bits of the hash, so that a double holds them: counted apart, never shown.
    return measure
        .distinct()
        .map(
            value ->
                "cast(shiftrightunsigned(xxhash64(%s), 11) as double)".formatted(bracketed(value)))
        .orElseGet(() -> "cast(%s as double)".formatted(quantity()));
  }

  private static String decimal(String number) {
    return "cast(%s as decimal(24, 6))".formatted(number);
  }

  private static String bracketed(ConfiguredExpression expression) {
    String text = expression.text();
    return text.contains("--") ? "(" + text + "\n)" : "(" + text + ")";
  }
}
