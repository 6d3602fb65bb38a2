package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.time.Period;
import dev.stagecoach.jobs.cli.html.DataTable;
import dev.stagecoach.jobs.cli.html.DataTable.Heading;
import dev.stagecoach.jobs.cli.html.Figure;
import dev.stagecoach.jobs.cli.html.Html;
import dev.stagecoach.jobs.cli.html.Section;
import dev.stagecoach.jobs.cli.report.Series.Form;
import dev.stagecoach.jobs.cli.report.Series.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recurring revenue, and how much of it stays. */
final class RetentionSection {
  private static final String GROSS = "gross_revenue_retention";
  private static final String NET = "net_revenue_retention";
  private static final String CHURN = "logo_churn";

  private final Facts facts;

  RetentionSection(Facts facts) {
    this.facts = facts;
  }

  Section section() {
    Html content =
        facts.kpis().knows(facts.subject(), "arr", facts.periods().quarters())
            ? Html.of(recurring().html(), retention().html())
            : Words.reason(
                "No contract of %s was in force in these years, so there is no recurring revenue to show."
                    .formatted(facts.subject().name()));
    return new Section(
        "retention", "Recurring revenue and retention", "ARR and retention", content);
  }

  private Figure recurring() {
    List<Period> quarters = facts.periods().quarters();
    List<List<Html>> rows = new ArrayList<>();
    for (Period quarter : quarters) {
      Optional<Kpi> arr = facts.kpis().find(facts.subject(), "arr", quarter);
      rows.add(
          List.of(
              Html.text(quarter.label()),
              Scale.MONEY.html(arr.map(Kpi::value).orElse(null)),
              Html.text(
                  Scale.MONEY.change(
                      arr.map(Kpi::value).orElse(null), arr.map(Kpi::yearAgo).orElse(null))),
              Scale.COUNT.html(facts.kpis().value(facts.subject(), "customers", quarter))));
    }
    return new Figure(
        "recurring-revenue",
        "Annual recurring revenue at the end of each quarter, in " + facts.identity().currency(),
        "The yearly value of the contracts in force on the last known day of the quarter.",
        Charts.trend(
            Scale.MONEY,
            quarters.stream().map(Period::label).toList(),
            List.of(
                Series.of(
                    "ARR",
                    Form.BAR,
                    Tone.SECOND,
                    facts.kpis().values(facts.subject(), "arr", quarters)))),
        new DataTable(
            "Annual recurring revenue and customers by quarter",
            List.of(
                Heading.words("Quarter"),
                Heading.number("ARR"),
                Heading.number("On a year before"),
                Heading.number("Customers")),
            rows));
  }

  private Figure retention() {
    List<Period> years =
        facts.periods().years().stream()
            .filter(year -> facts.kpis().value(facts.subject(), GROSS, year) != null)
            .toList();
    List<List<Html>> rows = new ArrayList<>();
    for (Period year : years) {
      rows.add(
          List.of(
              Html.text(year.label() + (facts.periods().isOver(year) ? "" : " so far")),
              Scale.SHARE.html(facts.kpis().value(facts.subject(), GROSS, year)),
              Scale.SHARE.html(facts.kpis().value(facts.subject(), NET, year)),
              Scale.SHARE.html(facts.kpis().value(facts.subject(), CHURN, year))));
    }
    return new Figure(
        "retention-by-year",
        "Retention of the customers of the start of each year",
        "Gross leaves gains out and cannot pass 100 %; net counts them. Both follow the customers"
            + " that were there when the year began.",
        Charts.trend(
            Scale.SHARE,
            years.stream().map(Period::label).toList(),
            List.of(
                series("Net revenue retention", Tone.FIRST, NET, years),
                series("Gross revenue retention", Tone.SECOND, GROSS, years),
                series("Customer churn", Tone.THIRD, CHURN, years))),
        new DataTable(
            "Retention and churn by year",
            List.of(
                Heading.words("Year"),
                Heading.number("Gross revenue retention"),
                Heading.number("Net revenue retention"),
                Heading.number("Customer churn")),
            rows));
  }

  private Series series(String name, Tone tone, String metric, List<Period> years) {
    return Series.of(name, Form.LINE, tone, facts.kpis().values(facts.subject(), metric, years));
  }
}
