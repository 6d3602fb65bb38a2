package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.time.Period;
import dev.stagecoach.jobs.cli.html.DataTable;
import dev.stagecoach.jobs.cli.html.DataTable.Heading;
import dev.stagecoach.jobs.cli.html.Figure;
import dev.stagecoach.jobs.cli.html.Html;
import dev.stagecoach.jobs.cli.html.Section;
import dev.stagecoach.jobs.cli.html.Tag;
import dev.stagecoach.jobs.cli.report.Charts.Step;
import dev.stagecoach.jobs.cli.report.Series.Form;
import dev.stagecoach.jobs.cli.report.Series.Tone;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The open pipeline: how much there is, how it moved, where it stands still. */
final class PipelineSection {
  private static final Set<String> TOTALS = Set.of("start", "end");

  private final Facts facts;

  PipelineSection(Facts facts) {
    this.facts = facts;
  }

  Section section() {
    List<Html> parts = new ArrayList<>();
    parts.add(
        facts.kpis().knows(facts.subject(), "open_pipeline", facts.periods().quarters())
            ? open().html()
            : Words.reason(
                "No deal of %s was open in these years.".formatted(facts.subject().name())));
    parts.add(waterfall());
    if (!facts.stays().isEmpty()) {
      parts.add(stays());
    }
    return new Section("pipeline", "Open pipeline", "Pipeline", Html.of(parts));
  }

  private Figure open() {
    List<Period> quarters = facts.periods().quarters();
    return new Figure(
        "open-pipeline",
        "Open and created pipeline by quarter, in " + facts.identity().currency(),
        "Open on the last known day of the quarter, and the amount of the deals created in it.",
        Charts.trend(
            Scale.MONEY,
            quarters.stream().map(Period::label).toList(),
            List.of(
                Series.of(
                    "Open at the end",
                    Form.BAR,
                    Tone.FIRST,
                    facts.kpis().values(facts.subject(), "open_pipeline", quarters)),
                Series.of(
                    "Created",
                    Form.LINE,
                    Tone.THIRD,
                    facts.kpis().values(facts.subject(), "pipeline_created", quarters)))),
        openTable(quarters));
  }

  private DataTable openTable(List<Period> quarters) {
    List<List<Html>> rows = new ArrayList<>();
    for (Period quarter : quarters) {
      rows.add(
          List.of(
              Html.text(quarter.label()),
              Scale.MONEY.html(facts.kpis().value(facts.subject(), "open_pipeline", quarter)),
              Scale.COUNT.html(facts.kpis().value(facts.subject(), "open_deals", quarter)),
              Scale.MONEY.html(facts.kpis().value(facts.subject(), "pipeline_created", quarter)),
              Scale.COUNT.html(
                  facts.kpis().value(facts.subject(), "deals_over_p90_cycle", quarter))));
    }
    return new DataTable(
        "Open pipeline by quarter",
        List.of(
            Heading.words("Quarter"),
            Heading.number("Open at the end"),
            Heading.number("Deals"),
            Heading.number("Created"),
            Heading.number("Running long")),
        rows);
  }

  private Html waterfall() {
    if (facts.movements().isEmpty()) {
      return Words.reason(
          "The waterfall of the pipeline is left out: this warehouse has no"
              + " mart.pipeline_movement.");
    }
    Period year = facts.periods().main();
    List<Movement> moves =
        facts.movements().orElseThrow().stream()
            .filter(move -> move.start().equals(year.start()))
            .toList();
    return moves.isEmpty()
        ? Words.reason("No pipeline moved in %s, so there is no waterfall.".formatted(year.label()))
        : waterfall(moves, year).html();
  }

  private Figure waterfall(List<Movement> moves, Period year) {
    List<Step> steps = new ArrayList<>();
    List<List<Html>> rows = new ArrayList<>();
    for (Movement move : moves) {
      boolean isTotal = TOTALS.contains(move.name());
      if (isTotal || move.amount().signum() != 0) {
        steps.add(new Step(label(move), move.amount(), isTotal));
      }
      rows.add(
          List.of(
              Html.text(label(move)),
              Scale.MONEY.html(move.amount()),
              Scale.COUNT.html(BigDecimal.valueOf(move.deals()))));
    }
    return new Figure(
        "pipeline-waterfall",
        "How the pipeline of %s moved, in %s".formatted(year.label(), facts.identity().currency()),
        "The deals expected to close in the year: from those open when it began to those open when"
            + " it ended. The steps add up to the cent.",
        Charts.steps(Scale.MONEY, steps),
        new DataTable(
            "Movements of the pipeline in " + year.label(),
            List.of(Heading.words("Movement"), Heading.number("Amount"), Heading.number("Deals")),
            rows));
  }

  private static String label(Movement move) {
    String words = move.name().replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private Html stays() {
    List<List<Html>> rows =
        facts.stays().stream()
            .map(
                stay ->
                    List.of(
                        Html.text(facts.stage(stay.stage())),
                        Html.name(stay.pipeline().isEmpty() ? Scale.NOTHING : stay.pipeline()),
                        Scale.COUNT.html(BigDecimal.valueOf(stay.deals())),
                        Scale.DAYS.html(stay.medianDays()),
                        Scale.DAYS.html(stay.censoredMedianDays()),
                        Scale.DAYS.html(stay.p90Days()),
                        Scale.COUNT.html(BigDecimal.valueOf(stay.openNow())),
                        Scale.COUNT.html(BigDecimal.valueOf(stay.stalledNow()))))
            .toList();
    String title = "Time in stage of the deals of " + facts.periods().main().label();
    return Html.of(
        Tag.of("h3").text(title),
        Tag.of("p", "figure-reading")
            .text(
                "A deal is stalled when it has been in its stage for longer than nine in ten"
                    + " finished stays took. The median with those still there does not make slow"
                    + " stages look fast."),
        new DataTable(
                title,
                List.of(
                    Heading.words("Stage"),
                    Heading.words("Pipeline"),
                    Heading.number("Deals"),
                    Heading.number("Median"),
                    Heading.number("Median with those there"),
                    Heading.number("Nine in ten within"),
                    Heading.number("Open now"),
                    Heading.number("Stalled now")),
                rows)
            .html());
  }
}
