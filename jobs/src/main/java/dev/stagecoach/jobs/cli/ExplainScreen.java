package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.metric.Formula;
import dev.stagecoach.common.metric.Metric;
import dev.stagecoach.common.metric.Span;
import dev.stagecoach.common.time.BusinessCalendar;
import dev.stagecoach.common.time.DateRange;
import dev.stagecoach.common.time.Period;
import dev.stagecoach.common.time.PeriodGrain;
import dev.stagecoach.jobs.cli.screen.Format;
import dev.stagecoach.jobs.cli.screen.Listing;
import dev.stagecoach.jobs.kpi.ExplainedMetric;
import dev.stagecoach.jobs.kpi.MetricQuestion;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what a number of mart.kpi is made of. */
final class ExplainScreen {
  /** What is published is rounded to cents or eight places. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.005");

  private final SuiteConfig config;
  private final QuestionViews views;
  private final PrintWriter out;
  private final int limit;

  ExplainScreen(SuiteConfig config, QuestionViews views, PrintWriter out, int limit) {
    this.config = config;
    this.views = views;
    this.out = out;
    this.limit = limit;
  }

  void print(Metric metric, KpiQuestion question) {
    Answer published =
        Answer.of(views.ask(ScreenQuery.KPI_NUMBER.text(), question.parameters(metric.name())));
    ExplainedMetric explained = explained(metric, question);
    definition(metric);
    out.println();
    out.println(heading(question));
    number(published, explained);
    out.println();
    out.println("SQL, as 'stagecoach query' takes it:");
    out.println();
    explained.statement().lines().forEach(line -> out.println(("    " + line).stripTrailing()));
    explained.listed().forEach(facts -> facts(explained, facts));
  }

  private void definition(Metric metric) {
    out.println("%s (%s)".formatted(metric.label(), metric.name()));
    out.println(metric.description());
    out.println();
    line("formula", metric.words());
    metric.numerator().ifPresent(formula -> line("numerator", formula));
    metric.denominator().ifPresent(formula -> line("denominator", formula));
    metric.value().ifPresent(formula -> line("value", formula));
    metric.target().ifPresent(formula -> line("target", formula));
    line("unit", metric.unit());
    line(
        "kind",
        "%s, %s, %s is better"
            .formatted(lower(metric.type()), lower(metric.timing()), lower(metric.direction())));
    metric.owner().ifPresent(owner -> line("owner", owner));
    metric
        .formulas()
        .flatMap(Formula::terms)
        .map(Formula.OfMeasure::measure)
        .distinct()
        .sorted()
        .forEach(this::measure);
  }

  private void measure(String name) {
    config.measures().stream()
        .filter(measure -> measure.name().equals(name))
        .forEach(measure -> line(name, measure.description()));
  }

  private void line(String name, Object text) {
    out.println("  %-22s %s".formatted(name, text));
  }

  private String heading(KpiQuestion question) {
    return "%s, %s, segment %s, credited to who %s"
        .formatted(
            question.member().name().isEmpty()
                ? config.business().name()
                : question.member().name(),
            question.period().label(),
            question.segment(),
            question.atEvent() ? "had it then" : "has it now");
  }

  private void number(Answer published, ExplainedMetric explained) {
    Answer found = Answer.of(views.ask(explained.statement()));
    if (published.isEmpty()) {
      out.println(
          "  mart.kpi holds no such row: nobody of that name had anything then, or the row is one"
              + " that marts.cuts leaves out. The SQL below gives %s."
                  .formatted(shown(found, "value")));
      return;
    }
    line("value", shown(published, "value"));
    line("numerator", shown(published, "numerator"));
    line("denominator", shown(published, "denominator"));
    line("rests on", shown(published, "sample_size"));
    line("target", shown(published, "target"));
    line("period before", shown(published, "previous_value"));
    line("year before", shown(published, "year_ago_value"));
    boolean agrees =
        agrees(published, found, "value")
            && agrees(published, found, "numerator")
            && agrees(published, found, "denominator");
    if (!agrees) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "mart.kpi says %s, but its SQL gives %s: the tables are of another configuration; 'stagecoach run' makes them again."
              .formatted(shown(published, "value"), shown(found, "value")));
    }
    line("SQL below gives", shown(found, "value") + ", the same");
  }

  private static boolean agrees(Answer published, Answer found, String column) {
    @Nullable BigDecimal left = decimal(published.value(0, column));
    @Nullable BigDecimal right = decimal(found.value(0, column));
    if (left == null || right == null) {
      // A denominator of zero is shown as none.
      return left == null && (right == null || right.signum() == 0);
    }
    return left.subtract(right).abs().compareTo(ROUNDING) <= 0;
  }

  private static @Nullable BigDecimal decimal(@Nullable Object value) {
    return value == null ? null : new BigDecimal(value.toString());
  }

  private static String shown(Answer answer, String column) {
    @Nullable Object value = answer.isEmpty() ? null : answer.value(0, column);
    return value == null
        ? "none"
        : new BigDecimal(value.toString())
            .setScale(6, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
  }

  private void facts(ExplainedMetric explained, ExplainedMetric.Facts facts) {
    Answer found = Answer.of(views.ask(explained.statement(facts)));
    int shown = Math.min(limit, found.rows().size());
    out.println();
    out.println(
        "%,d behind %s%s"
            .formatted(
                found.rows().size(),
                facts.name(),
                shown < found.rows().size()
                    ? ", the newest %d of them (--limit shows more):".formatted(shown)
                    : ":"));
    out.println();
    Format.TABLE.print(new Listing(found.headings(), found.rows().subList(0, shown)), out);
  }

  private ExplainedMetric explained(Metric metric, KpiQuestion question) {
    LocalDate knownUntil =
        LocalDate.ofInstant(question.asOf().minusNanos(1), config.business().timeZone())
            .plusDays(1);
    return new ExplainedMetric(
        config,
        metric,
        new MetricQuestion(
            question.member().level(),
            question.member().id(),
            question.segment(),
            question.atEvent(),
            question.period(),
            question.asOf(),
            knownUntil),
        span -> spanStart(span, question.period()));
  }

  private LocalDate spanStart(Span span, Period period) {
    BusinessCalendar calendar = config.business().calendar();
    LocalDate first =
        switch (span.start()) {
          case YEAR_TO_DATE -> calendar.startOf(period.start(), PeriodGrain.YEAR);
          case FISCAL_YEAR_TO_DATE -> calendar.startOf(period.start(), PeriodGrain.FISCAL_YEAR);
          case ALL_TO_DATE -> LocalDate.EPOCH;
          case LAST_MONTHS -> period.end().minusMonths(span.months());
        };
    return calendar
        .periods(new DateRange(first, period.end()), period.grain())
        .filter(begun -> !begun.start().isBefore(first))
        .map(Period::start)
        .findFirst()
        .orElse(period.start());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
