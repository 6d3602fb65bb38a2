package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.time.Period;
import dev.stagecoach.jobs.cli.html.DataTable;
import dev.stagecoach.jobs.cli.html.DataTable.Heading;
import dev.stagecoach.jobs.cli.html.Figure;
import dev.stagecoach.jobs.cli.html.Html;
import dev.stagecoach.jobs.cli.html.Section;
import dev.stagecoach.jobs.cli.report.Series.Form;
import dev.stagecoach.jobs.cli.report.Series.Tone;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the deals of each year and quarter ripen: what is won after so many days, what is open. */
final class CohortSection {
  private static final List<Tone> TONES =
      List.of(Tone.FIRST, Tone.SECOND, Tone.THIRD, Tone.FOURTH, Tone.FIFTH, Tone.SIXTH);

  private final Facts facts;
  private final Passages passages;

  CohortSection(Facts facts) {
    this.facts = facts;
    this.passages = new Passages(facts.conversions());
  }

  Section section() {
    Html content =
        passages.stages().isEmpty()
            ? Words.reason("No deal entered the funnel in these years, so no cohort can ripen.")
            : Html.of(curves().html(), outcomes().html());
    return new Section("cohorts", "How cohorts ripen", "Cohorts", content);
  }

  private Figure curves() {
    List<Period> years =
        facts.periods().years().stream().filter(year -> won(year).isPresent()).toList();
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < years.size(); i++) {
      // The newest year keeps its colour from report to report.
      Tone tone = TONES.get(Math.min(years.size() - 1 - i, TONES.size() - 1));
      series.add(
          Series.of(
              years.get(i).label(), Form.LINE, tone, won(years.get(i)).orElseThrow().incidence()));
    }
    return new Figure(
        "won-after-days",
        "Share of deals won within so many days of entering %s".formatted(first()),
        "One curve a year of entry. Open deals are censored and losses compete (Aalen–Johansen), so"
            + " a young year is as comparable as an old one; a curve ends where the data does not"
            + " reach.",
        Charts.curves(Scale.SHARE, Conversion.INCIDENCE_DAYS, series),
        curveTable(years));
  }

  private DataTable curveTable(List<Period> years) {
    List<Heading> headings = new ArrayList<>(List.of(Heading.words("Year of entry")));
    Conversion.INCIDENCE_DAYS.forEach(
        days -> headings.add(Heading.number("in %d days".formatted(days))));
    List<List<Html>> rows = new ArrayList<>();
    for (Period year : years) {
      List<Html> row = new ArrayList<>(List.of(Html.text(year.label())));
      won(year).orElseThrow().incidence().forEach(share -> row.add(Scale.SHARE.html(share)));
      rows.add(row);
    }
    return new DataTable(
        "Share of deals won by days since entry and year of entry", headings, rows);
  }

  private Figure outcomes() {
    List<Period> quarters =
        facts.periods().quarters().stream()
            .filter(quarter -> passages.won(firstStage(), quarter).isPresent())
            .toList();
    List<Series> series =
        List.of(
            Series.of("Won", Form.STACK, Tone.FIRST, counts(quarters, Conversion.Deals::advanced)),
            Series.of("Open", Form.STACK, Tone.TARGET, counts(quarters, Conversion.Deals::open)),
            Series.of("Lost", Form.STACK, Tone.QUIET, counts(quarters, Conversion.Deals::lost)));
    return new Figure(
        "cohort-outcomes",
        "What has become of the deals of each quarter",
        outcomeReading(),
        Charts.trend(Scale.COUNT, quarters.stream().map(Period::label).toList(), series),
        outcomeTable(quarters));
  }

  private String outcomeReading() {
    long open =
        facts.periods().years().stream()
            .flatMap(year -> won(year).stream())
            .mapToLong(year -> year.deals().open())
            .sum();
    return "Deals by the quarter in which they came to %s. %s of them are still open: their quarters can only gain wins."
        .formatted(first(), Words.count(open));
  }

  private DataTable outcomeTable(List<Period> quarters) {
    List<List<Html>> rows = new ArrayList<>();
    for (Period quarter : quarters) {
      Conversion cohort = passages.won(firstStage(), quarter).orElseThrow();
      rows.add(
          List.of(
              Html.text(quarter.label() + (cohort.isMature() ? "" : " (too young to judge)")),
              count(cohort.deals().entries()),
              count(cohort.deals().advanced()),
              count(cohort.deals().lost()),
              count(cohort.deals().open()),
              Words.share(
                  cohort.matureRate(), Words.interval(cohort.matureLow(), cohort.matureHigh()))));
    }
    return new DataTable(
        "Deals by quarter of entry and what has become of them",
        List.of(
            Heading.words("Quarter"),
            Heading.number("Deals"),
            Heading.number("Won"),
            Heading.number("Lost"),
            Heading.number("Open"),
            Heading.number(
                "Won within %d days".formatted(facts.conversions().get(0).windowDays()))),
        rows);
  }

  private List<@Nullable BigDecimal> counts(
      List<Period> quarters, ToLongFunction<Conversion.Deals> part) {
    Stream<@Nullable BigDecimal> counts =
        quarters.stream()
            .map(
                quarter ->
                    BigDecimal.valueOf(
                        part.applyAsLong(
                            passages.won(firstStage(), quarter).orElseThrow().deals())));
    return counts.toList();
  }

  private static Html count(long deals) {
    return Scale.COUNT.html(BigDecimal.valueOf(deals));
  }

  private Optional<Conversion> won(Period period) {
    return passages.won(firstStage(), period);
  }

  private String firstStage() {
    return passages.stages().get(0);
  }

  private String first() {
    return facts.stage(firstStage());
  }
}
