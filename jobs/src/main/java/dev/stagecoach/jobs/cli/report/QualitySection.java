package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.jobs.cli.html.DataTable;
import dev.stagecoach.jobs.cli.html.DataTable.Heading;
import dev.stagecoach.jobs.cli.html.Html;
import dev.stagecoach.jobs.cli.html.Section;
import dev.stagecoach.jobs.cli.html.Tag;
import dev.stagecoach.jobs.cli.report.Quality.BrokenCheck;
import dev.stagecoach.jobs.cli.report.Quality.Load;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How far the numbers can be relied on. */
final class QualitySection {
  private static final List<String> FLAGS =
      List.of("negative_cycle_deals", "zero_amount_deals", "same_day_deals");

  private final Facts facts;

  QualitySection(Facts facts) {
    this.facts = facts;
  }

  Section section() {
    List<Html> parts = new ArrayList<>();
    parts.add(Words.paragraph(loaded()));
    parts.add(checks());
    parts.add(flagged());
    return new Section("quality", "Data quality", "Data quality", Html.of(parts));
  }

  private String loaded() {
    List<Load> loads = facts.quality().loads();
    long read = loads.stream().mapToLong(Load::read).sum();
    long setAside = loads.stream().mapToLong(Load::quarantined).sum();
    return "Of %s rows read, %s are loaded, %s were there already and %s are set aside because they cannot be read; nothing else is left out."
        .formatted(
            Words.count(read),
            Words.count(loads.stream().mapToLong(Load::loaded).sum()),
            Words.count(loads.stream().mapToLong(Load::duplicate).sum()),
            setAside == 0 ? "none" : Words.count(setAside));
  }

  private Html checks() {
    if (facts.quality().broken().isEmpty()) {
      return Words.paragraph("Every check of every table holds.");
    }
    List<List<Html>> rows = new ArrayList<>();
    for (BrokenCheck check : facts.quality().broken()) {
      rows.add(
          List.of(
              Html.text(check.effect()),
              Html.text(check.table()),
              Scale.COUNT.html(BigDecimal.valueOf(check.failed())),
              Scale.COUNT.html(BigDecimal.valueOf(check.rows()))));
    }
    return Html.of(
        Tag.of("h3").text("Worth a look"),
        new DataTable(
                "Checks that some rows break",
                List.of(
                    Heading.words("What it means"),
                    Heading.words("Table"),
                    Heading.number("Rows"),
                    Heading.number("Of")),
                rows)
            .html());
  }

  private Html flagged() {
    List<Metric> known =
        FLAGS.stream()
            .map(facts.metrics()::get)
            .filter(Objects::nonNull)
            .filter(
                metric ->
                    facts.kpis().knows(facts.subject(), metric.name(), facts.periods().years()))
            .toList();
    if (known.isEmpty()) {
      return Html.NONE;
    }
    List<Heading> headings =
        Stream.concat(
                Stream.of(Heading.words("Closed deals that are flagged")),
                facts.periods().years().stream().map(year -> Heading.number(year.label())))
            .toList();
    List<List<Html>> rows =
        known.stream()
            .map(
                metric ->
                    Stream.concat(
                            Stream.of(Html.text(metric.label())),
                            facts
                                .kpis()
                                .values(facts.subject(), metric.name(), facts.periods().years())
                                .stream()
                                .map(Scale.COUNT::html))
                        .toList())
            .toList();
    return Html.of(
        Tag.of("h3").text("Flagged deals"),
        Tag.of("p", "figure-reading")
            .text(
                "They are counted here, and are in or out of the KPIs as the configuration says."),
        new DataTable("Flagged deals by year", headings, rows).html());
  }
}
