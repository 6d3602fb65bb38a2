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
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Revenue quarter by quarter against the quota and the year before. */
final class RevenueSection {
  private static final String REVENUE = "revenue_generated";

  private final Facts facts;
  private final List<Optional<Kpi>> quarters;

  RevenueSection(Facts facts) {
    this.facts = facts;
    this.quarters =
        facts.periods().quarters().stream()
            .map(quarter -> facts.kpis().find(facts.subject(), REVENUE, quarter))
            .toList();
  }

  Section section() {
    Html content =
        quarters.stream().noneMatch(Optional::isPresent)
            ? Words.reason(
                "No deal of %s was won in these years, so there is no revenue to show."
                    .formatted(facts.subject().name()))
            : figure().html();
    return new Section("revenue", "Revenue against quota and last year", "Revenue", content);
  }

  private Figure figure() {
    List<String> labels = facts.periods().quarters().stream().map(Period::label).toList();
    List<Series> series = new ArrayList<>();
    series.add(Series.of("Won", Form.BAR, Tone.FIRST, values(Kpi::value)));
    series.add(Series.of("A year before", Form.LINE, Tone.QUIET, values(Kpi::yearAgo)));
    List<@Nullable BigDecimal> targets = values(Kpi::target);
    if (targets.stream().anyMatch(target -> target != null)) {
      series.add(Series.of("Quota", Form.STROKES, Tone.TARGET, targets));
    }
    return new Figure(
        "revenue-by-quarter",
        "Amount won by quarter, in " + facts.identity().currency(),
        reading(),
        Charts.trend(Scale.MONEY, labels, series),
        table());
  }

  private String reading() {
    List<BigDecimal> attained =
        quarters.stream()
            .flatMap(Optional::stream)
            .filter(Kpi::isComplete)
            .flatMap(quarter -> Stream.ofNullable(quarter.attainment()))
            .toList();
    if (attained.isEmpty()) {
      return "Bars are what was won; the line is the same quarter a year before. No quota was in"
          + " force.";
    }
    long met = attained.stream().filter(share -> share.compareTo(BigDecimal.ONE) >= 0).count();
    return "The quota was met in %d of %d whole quarters. Bars are what was won, strokes the quota, the line the same quarter a year before."
        .formatted(met, attained.size());
  }

  private DataTable table() {
    Metric revenue = facts.metrics().get(REVENUE);
    List<List<Html>> rows = new ArrayList<>();
    for (int i = 0; i < quarters.size(); i++) {
      Period period = facts.periods().quarters().get(i);
      String label = period.label() + (facts.periods().isOver(period) ? "" : " (under way)");
      quarters.get(i).ifPresent(kpi -> rows.add(row(label, kpi, revenue)));
    }
    return new DataTable(
        "Amount won by quarter against the quota and the year before",
        List.of(
            Heading.words("Quarter"),
            Heading.number("Won"),
            Heading.number("Quota"),
            Heading.number("Of quota"),
            Heading.number("A year before"),
            Heading.number("Change")),
        rows);
  }

  private static List<Html> row(String label, Kpi kpi, @Nullable Metric revenue) {
    return List.of(
        Html.text(label),
        Scale.MONEY.html(kpi.value()),
        Scale.MONEY.html(kpi.target()),
        Scale.SHARE.html(kpi.attainment()),
        Scale.MONEY.html(kpi.yearAgo()),
        revenue == null ? Html.NONE : Words.change(revenue, kpi.value(), kpi.yearAgo()));
  }

  private List<@Nullable BigDecimal> values(Function<Kpi, @Nullable BigDecimal> part) {
    Stream<@Nullable BigDecimal> values =
        quarters.stream().map(quarter -> quarter.map(part).orElse(null));
    return values.toList();
  }
}
