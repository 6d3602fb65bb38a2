package dev.stagecoach.common.config;

import dev.stagecoach.common.config.CountedMeasure.Conversion;
import dev.stagecoach.common.config.FactTable.FactDate;
import dev.stagecoach.common.metric.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the block {@code measures}. */
final class MeasureReader {
  private static final String OF = "of";
  private static final String MADE_BY = "made-by";
  private static final String ON = "on";
  private static final String ENDS = "ends";
  private static final String BALANCE = "balance";
  private static final String VALUE = "value";
  private static final String CONSTANT = "value-constant";
  private static final String DISTINCT = "distinct";
  private static final String CONVERTED = "converted";
  private static final String CONVERTED_AT = "converted-at";
  private static final String WITHIN = "within-days";
  private static final int MOST_DAYS = 3650;
  private static final Pattern DATED = Pattern.compile("\\b(\\w+)_dated\\b");

  private final SortedMap<String, Measure> measures = new TreeMap<>();
  private final List<CountedMeasure> counted = new ArrayList<>();

  private MeasureReader() {}

  static MeasureReader read(Settings root) {
    MeasureReader reader = new MeasureReader();
    root.named("measures", "measure").forEach(reader::add);
    return reader;
  }

  /** The measures by name. */
  SortedMap<String, Measure> measures() {
    return measures;
  }

  /** Those that are counted from facts as configured, sorted by name. */
  List<CountedMeasure> counted() {
    return List.copyOf(counted);
  }

  private void add(String name, Settings block) {
    Values.checkName(block, name);
    Optional<FactTable> facts = facts(block);
    Optional<CountedMeasure> definition = facts.map(table -> counted(name, block, table));
    definition.ifPresent(counted::add);
    measures.put(
        name,
        new Measure(
            name,
            Values.text(block, "description", "say in a sentence what is counted"),
            Values.text(block, "unit", "write what a sum of it is in, e.g. deals or currency"),
            Values.flag(block, "money"),
            isBalance(block, definition),
            Values.flag(block, "known-when-absent"),
            Values.flag(block, "adds-up"),
            datedBy(block, definition),
            definition.flatMap(CountedMeasure::conversion).isPresent(),
            definition.isPresent() ? "" : Values.optionalText(block, MADE_BY).orElse("")));
  }

  private static Optional<FactTable> facts(Settings block) {
    Optional<String> maker = Values.optionalText(block, MADE_BY);
    Optional<FactTable> facts = Values.choice(block, OF, FactTable.choices());
    if (facts.isEmpty() && maker.isEmpty() && !block.isFaulty(OF)) {
      block.missing(OF, "write what it counts: " + String.join(", ", FactTable.choices().keySet()));
    }
    return facts;
  }

  private static boolean isBalance(Settings block, Optional<CountedMeasure> definition) {
    boolean isBalance = Values.flag(block, BALANCE);
    boolean hasEnd = definition.flatMap(CountedMeasure::ends).isPresent();
    if (definition.isPresent() && isBalance && !hasEnd && !block.isFaulty(ENDS)) {
      block.fault(BALANCE, "is true, but nothing ever ends", "write ends = the date of the end");
    }
    return isBalance || hasEnd;
  }

  private static String datedBy(Settings block, Optional<CountedMeasure> definition) {
    Optional<String> told = Values.optionalText(block, "dated-by");
    return definition
        .map(
            found -> found.ends().isPresent() ? "" : found.facts().label() + "." + found.on().day())
        .or(() -> told)
        .orElse("");
  }

  private static CountedMeasure counted(String name, Settings block, FactTable facts) {
    Optional<ConfiguredExpression> value = Values.expression(block, VALUE);
    Optional<Conversion> conversion = conversion(block);
    if (conversion.isPresent() && value.isPresent()) {
      block.fault(
          VALUE,
          "stands beside a conversion, which counts one for each fact that went on",
          "write either");
    }
    return new CountedMeasure(
        name,
        facts,
        date(block, ON, facts).orElse(facts.dates().get(0)),
        date(block, ENDS, facts),
        Values.expression(block, "where"),
        value,
        constant(block, value),
        Values.expression(block, DISTINCT),
        conversion);
  }

  private static Optional<FactDate> date(Settings block, String key, FactTable facts) {
    Optional<String> column = Values.optionalText(block, key);
    List<String> days = facts.dates().stream().map(FactDate::day).toList();
    Optional<FactDate> date = column.flatMap(facts::date);
    if (column.isPresent() && date.isEmpty()) {
      block.fault(
          key,
          "is '%s', on which no %s can be counted".formatted(column.orElseThrow(), facts.label()),
          "write " + String.join(" or ", days));
    }
    return date;
  }

  /** Money at the constant rate: as written, else the value with the columns of that rate. */
  private static Optional<ConfiguredExpression> constant(
      Settings block, Optional<ConfiguredExpression> value) {
    Optional<ConfiguredExpression> written = Values.expression(block, CONSTANT);
    if (written.isPresent() || !Values.flag(block, "money")) {
      return written;
    }
    return value.map(
        dated ->
            new ConfiguredExpression(
                DATED.matcher(dated.text()).replaceAll("$1_constant"),
                block.name(CONSTANT),
                dated.origin()));
  }

  private static Optional<Conversion> conversion(Settings block) {
    Optional<ConfiguredExpression> when = Values.expression(block, CONVERTED);
    Optional<ConfiguredExpression> at = Values.expression(block, CONVERTED_AT);
    Optional<Integer> within = Values.optionalWholeNumber(block, WITHIN, 0, MOST_DAYS);
    if (when.isEmpty() && at.isEmpty()) {
      if (within.isPresent()) {
        block.fault(WITHIN, "has nothing to wait for", "write converted or converted-at beside it");
      }
      return Optional.empty();
    }
    return Optional.of(new Conversion(when, at, within));
  }
}
