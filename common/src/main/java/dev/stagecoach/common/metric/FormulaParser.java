package dev.stagecoach.common.metric;

import dev.stagecoach.common.metric.Formula.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads formulas: {@code + - * /}, brackets, numbers, aspects of measures, lengths of the period,
 * two functions.
 */
final class FormulaParser {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:(\\d+(?:\\.\\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|([-+*/(),]))");
  private static final String END = "";

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  FormulaParser(String text) {
    this.text = text;
  }

  /**
   * The formula.
   *
   * @throws IllegalArgumentException saying what cannot be read
   */
  Formula parse() {
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group().strip());
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw new IllegalArgumentException("'%s' cannot be read".formatted(text.substring(end)));
    }
    Formula formula = sum();
    if (!peek().equals(END)) {
      throw new IllegalArgumentException("'%s' stands where an operator should".formatted(peek()));
    }
    return formula;
  }

  private Formula sum() {
    Formula formula = product();
    while (peek().equals("+") || peek().equals("-")) {
      Operator operator = take().equals("+") ? Operator.PLUS : Operator.MINUS;
      formula = new Formula.Operation(operator, formula, product());
    }
    return formula;
  }

  private Formula product() {
    Formula formula = single();
    while (peek().equals("*") || peek().equals("/")) {
      Operator operator = take().equals("*") ? Operator.TIMES : Operator.OVER;
      formula = new Formula.Operation(operator, formula, single());
    }
    return formula;
  }

  private Formula single() {
    String token = take();
    if (token.equals("(")) {
      Formula inner = sum();
      expect(")");
      return inner;
    }
    if (token.equals(END)) {
      throw new IllegalArgumentException("it ends where a measure or number should stand");
    }
    if (Character.isDigit(token.charAt(0))) {
      return new Formula.Constant(new BigDecimal(token));
    }
    if (!Character.isLetter(token.charAt(0)) && token.charAt(0) != '_') {
      throw new IllegalArgumentException(
          "'%s' stands where a measure or number should".formatted(token));
    }
    return call(token);
  }

  private Formula call(String name) {
    if (!peek().equals("(")) {
      throw new IllegalArgumentException(
          "'%s' stands alone; say what of it, e.g. count(%s) or sum(%s)"
              .formatted(name, name, name));
    }
    expect("(");
    Optional<Formula.LengthUnit> length = Formula.LengthUnit.of(name);
    if (length.isPresent()) {
      expect(")");
      return new Formula.Length(length.orElseThrow());
    }
    Formula called =
        switch (name) {
          case "positive" -> new Formula.Positive(sum());
          case "first_known" -> new Formula.FirstKnown(arguments());
          case "metric" -> new Formula.OfMetric(take());
          case "average" -> average(take());
          case "median" -> new Formula.OfMeasure(Aspect.QUANTILE, take(), 0.5);
          case "quantile" -> quantile();
          default -> Span.Start.of(name).map(this::overSpan).orElseGet(() -> aspect(name));
        };
    expect(")");
    return called;
  }

  private static Formula average(String measure) {
    return new Formula.Operation(
        Operator.OVER,
        new Formula.OfMeasure(Aspect.SUM, measure),
        new Formula.OfMeasure(Aspect.COUNT, measure));
  }

  private Formula quantile() {
    String measure = take();
    expect(",");
    String share = take();
    if (!share.matches("0(\\.\\d+)?|1(\\.0+)?")) {
      throw new IllegalArgumentException(
          "'%s' stands where a share from 0 to 1 should, e.g. quantile(%s, 0.9)"
              .formatted(share, measure));
    }
    return new Formula.OfMeasure(Aspect.QUANTILE, measure, Double.parseDouble(share));
  }

  private Formula overSpan(Span.Start start) {
    if (start != Span.Start.LAST_MONTHS) {
      return new Formula.OverSpan(new Span(start, 0), sum());
    }
    String months = take();
    if (!months.matches("[1-9]\\d{0,2}")) {
      throw new IllegalArgumentException(
          "'%s' stands where a number of months should, e.g. last_months(12, sum(revenue))"
              .formatted(months));
    }
    expect(",");
    return new Formula.OverSpan(new Span(start, Integer.parseInt(months)), sum());
  }

  private Formula aspect(String name) {
    Optional<Aspect> aspect = Aspect.of(name);
    if (aspect.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' is no function; there are %s, average, median, days, weeks, months, positive, first_known, metric, %s"
              .formatted(
                  name,
                  labels(Aspect.values(), Aspect::label),
                  labels(Span.Start.values(), Span.Start::label)));
    }
    return new Formula.OfMeasure(aspect.orElseThrow(), take());
  }

  private static <T> String labels(T[] constants, Function<T, String> label) {
    return Arrays.stream(constants).map(label).collect(Collectors.joining(", "));
  }

  private List<Formula> arguments() {
    List<Formula> arguments = new ArrayList<>(List.of(sum()));
    while (peek().equals(",")) {
      take();
      arguments.add(sum());
    }
    return arguments;
  }

  private void expect(String token) {
    String found = take();
    if (!found.equals(token)) {
      throw new IllegalArgumentException(
          found.equals(END)
              ? "it ends where '%s' should stand".formatted(token)
              : "'%s' stands where '%s' should".formatted(found, token));
    }
  }

  private String peek() {
    return next < tokens.size() ? tokens.get(next) : END;
  }

  private String take() {
    String token = peek();
    next++;
    return token;
  }
}
