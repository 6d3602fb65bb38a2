package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.config.CountedMeasure;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.BundledText;
import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Formula.OfMeasure;
import dev.stagecoach.common.metric.Measure;
import dev.stagecoach.common.metric.Metric;
import dev.stagecoach.common.metric.Span;
import dev.stagecoach.common.sql.SqlText;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One number of a metric as one statement over the suite's tables: the facts of each measure, then
 * the formula. It is written for people to read and to ask again, and gives what {@code mart.kpi}
 * holds.
 */
public final class ExplainedMetric {
  private static final String ANY = "true";

  private final MetricQuestion question;
  private final Map<String, Measure> measures;
  private final Map<String, CountedMeasure> counted;
  private final Function<Span, LocalDate> spanStart;
  private final Map<String, Facts> facts = new LinkedHashMap<>();
  private final String selection;

  /**
   * A metric's number.
   *
   * @param spanStart the first day of a span that ends with the question's period
   */
  public ExplainedMetric(
      SuiteConfig config,
      Metric metric,
      MetricQuestion question,
      Function<Span, LocalDate> spanStart) {
    this.question = question;
    this.spanStart = spanStart;
    measures =
        config.measures().stream().collect(Collectors.toMap(Measure::name, Function.identity()));
    counted =
        config.counted().stream()
            .collect(Collectors.toMap(CountedMeasure::measure, Function.identity()));
    selection =
        "select\n    %s as numerator,\n    %s as denominator,\n    %s as value"
            .formatted(
                metric.numerator().map(this::sql).orElse("null"),
                metric.denominator().map(this::sql).orElse("null"),
                sql(metric.whole()));
  }

  /** The statement: one row with numerator, denominator and value. */
  public String statement() {
    return with() + selection;
  }

  /** The measures whose facts can be listed one by one, with where their facts come from. */
  public List<Facts> listed() {
    return facts.values().stream().filter(Facts::isListed).toList();
  }

  /** A statement for the facts behind one of {@link #listed()}, the newest first. */
  public String statement(Facts listed) {
    String columns = String.join(", ", listed.shown());
    return "with\n\n%s\n\nselect %s, day, quantity from %s order by day desc, %s"
        .formatted(listed.query(), columns, listed.name(), listed.shown().get(0));
  }

  private String with() {
    return facts.isEmpty()
        ? ""
        : facts.values().stream()
            .map(Facts::query)
            .collect(Collectors.joining(",\n\n", "with\n\n", "\n\n"));
  }

  private String sql(Formula formula) {
    return sql(formula, Optional.empty());
  }

  private String sql(Formula formula, Optional<Span> span) {
    if (formula instanceof OfMeasure term) {
      return term(term, span);
    }
    if (formula instanceof Formula.Constant number) {
      return number.toString();
    }
    if (formula instanceof Formula.Length length) {
      return length(span).in(length.unit()).toPlainString() + "bd";
    }
    if (formula instanceof Formula.OfMetric other) {
      return sql(other.formula(), span);
    }
    if (formula instanceof Formula.OverSpan running) {
      return sql(running.formula(), Optional.of(running.span()));
    }
    if (formula instanceof Formula.Positive positive) {
      return "nullif(greatest(%s, 0), 0)".formatted(sql(positive.formula(), span));
    }
    if (formula instanceof Formula.FirstKnown known) {
      return known.formulas().stream()
          .map(part -> sql(part, span))
          .collect(Collectors.joining(", ", "coalesce(", ")"));
    }
    return operation((Formula.Operation) formula, span);
  }

  private String operation(Formula.Operation operation, Optional<Span> span) {
    String left = sql(operation.left(), span);
    String right = sql(operation.right(), span);
    return switch (operation.operator()) {
      case PLUS -> "(%s + %s)".formatted(left, right);
      case MINUS -> "(%s - %s)".formatted(left, right);
      case TIMES -> "(%s * %s)".formatted(left, right);
      case OVER -> "(%s / nullif(%s, 0))".formatted(left, right);
    };
  }

  private RangeLength length(Optional<Span> span) {
    return question.length(span.map(spanStart).orElse(question.period().start()));
  }

  private String term(OfMeasure term, Optional<Span> span) {
    Facts read = facts(term, span);
    String none = measure(term.measure()).isKnownWhenAbsent() ? "coalesce(%s, 0)" : "%s";
    String asked =
        switch (term.aspect()) {
          case COUNT, OPENING_COUNT -> none.formatted("sum(facts)");
          case SUM, OPENING_SUM -> none.formatted("sum(quantity)");
          case DISTINCT -> "count(distinct %s)".formatted(read.different());
          case QUANTILE -> "percentile(quantity, %s)".formatted(term.share());
        };
    return "(select %s from %s)".formatted(asked, read.name());
  }

  private Facts facts(OfMeasure term, Optional<Span> span) {
    boolean isOpening = term.aspect().isOfBalance();
    String suffix = span.map(found -> "_" + found.name()).orElse("") + (isOpening ? "_before" : "");
    String name = term.measure() + suffix;
    Facts known = facts.get(name);
    if (known == null) {
      known = read(name, term, span.map(spanStart).orElse(question.period().start()));
      facts.put(name, known);
    }
    return known;
  }

  private Facts read(String name, OfMeasure term, LocalDate from) {
    LocalDate end = term.aspect().isOfBalance() ? from : question.period().end();
    CountedMeasure measure = counted.get(term.measure());
    return measure == null
        ? made(name, term.measure(), from, end)
        : counted(name, measure, from, end);
  }

  private Facts counted(String name, CountedMeasure measure, LocalDate from, LocalDate end) {
    CountedFacts sql = new CountedFacts(measure);
    String day = measure.on().day();
    String days =
        measure
            .ends()
            .map(
                last ->
                    "%s < %s and (%s is null or %3$s >= %2$s)"
                        .formatted(day, date(end), last.day()))
            .orElse("%s >= %s and %1$s < %s".formatted(day, date(from), date(end)));
    String conditions =
        String.join("\n        and ", sql.conditions()).replace(":as_of", instant())
            + "\n        and "
            + days
            + "\n        and "
            + credited(question.atEvent() ? measure.on().unit() : "current_unit_key")
            + segment();
    String query =
        BundledText.of("/facts/explained.sql")
            .replace("${name}", name)
            .replace("${shown}", String.join(",\n        ", measure.facts().shown()))
            .replace("${day}", day)
            .replace("${quantity}", sql.quantity().replace(":as_of", instant()))
            .replace("${different}", sql.different().orElse("null"))
            .replace("${table}", measure.facts().table())
            .replace("${conditions}", conditions);
    return new Facts(
        name,
        query.strip(),
        measure.facts().shown(),
        sql.different().isPresent() ? "different" : "quantity");
  }

  private Facts made(String name, String measure, LocalDate from, LocalDate end) {
    String maker = measure(measure).madeBy();
    String table = maker.isEmpty() ? "core.measure_fact" : maker;
    boolean isQuotaOfTeams = table.equals("core.team_quota");
    String template =
        isQuotaOfTeams ? "/facts/explained_team_quota.sql" : "/facts/explained_made.sql";
    boolean isBalance = measure(measure).isBalance();
    String days =
        isBalance
            ? "fact_on < " + date(end)
            : "fact_on >= %s and fact_on < %s".formatted(date(from), date(end));
    String query =
        BundledText.of(template)
            .replace("${name}", name)
            .replace("${table}", table)
            .replace("${measure}", measure)
            .replace("${column}", quotaColumn(measure))
            .replace("${days}", days)
            .replace("${grain}", question.period().grain().label())
            .replace("${start}", date(question.period().start()))
            .replace("${level}", SqlText.literal(question.level()))
            .replace("${member}", SqlText.literal(question.memberId()))
            .replace("${is_all}", question.segment().equals("all") ? ANY : "false")
            .replace(
                "${credited}",
                credited(question.atEvent() ? "event_unit_key" : "current_unit_key") + segment());
    return new Facts(name, query.strip(), List.of(), "quantity");
  }

  private Measure measure(String name) {
    return Objects.requireNonNull(measures.get(name), name);
  }

  /** The column of core.team_quota, which core.kpi_cell calls by these names. */
  private static String quotaColumn(String measure) {
    return switch (measure) {
      case "team_quota_amount" -> "own_quota_amount_dated";
      case "team_quota_deals" -> "own_quota_deals";
      case "quota_amount_below" -> "below_quota_amount_dated";
      default -> "below_quota_deals";
    };
  }

  private String credited(String unit) {
    return BundledText.of("/facts/credited.sql")
        .strip()
        .replace("${unit}", unit)
        .replace("${level}", SqlText.literal(question.level()))
        .replace("${member}", SqlText.literal(question.memberId()));
  }

  private String segment() {
    return question.segment().equals("all")
        ? ""
        : "\n        and "
            + BundledText.of("/facts/segment.sql")
                .strip()
                .replace("${segment}", SqlText.literal(question.segment()));
  }

  private static String date(LocalDate day) {
    return "date'%s'".formatted(day);
  }

  private String instant() {
    return "timestamp'%s'".formatted(question.asOf());
  }

  /**
   * The facts of one measure in one range of days.
   *
   * @param name what the statement calls them
   * @param query a common table expression
   * @param shown the columns by which people know a fact; none where its rows are no single facts
   * @param different the column whose different values are counted
   */
  public record Facts(String name, String query, List<String> shown, String different) {

    boolean isListed() {
      return !shown.isEmpty();
    }
  }
}
