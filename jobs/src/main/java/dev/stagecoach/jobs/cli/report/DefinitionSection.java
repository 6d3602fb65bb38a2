package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.jobs.cli.html.Html;
import dev.stagecoach.jobs.cli.html.Section;
import dev.stagecoach.jobs.cli.html.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What every number of the report means. */
final class DefinitionSection {
  private final Facts facts;
  private final Set<String> shown;

  /** The definitions of the metrics that the report shows, by their names. */
  DefinitionSection(Facts facts, Set<String> shown) {
    this.facts = facts;
    this.shown = shown;
  }

  Section section() {
    List<Html> entries = new ArrayList<>();
    facts.metrics().values().stream()
        .filter(metric -> shown.contains(metric.name()) || metric.isKpi())
        .sorted(Comparator.comparing(Metric::label))
        .forEach(
            metric -> {
              entries.add(Tag.of("dt").text(metric.label()));
              entries.add(
                  Tag.of("dd")
                      .around(
                          Html.text(metric.description() + " "),
                          Tag.of("small").text("= " + metric.formula())));
            });
    general().forEach(entry -> entries.addAll(entry));
    return new Section("definitions", "Definitions", "Definitions", Tag.of("dl").around(entries));
  }

  private List<List<Html>> general() {
    return List.of(
        entry(
            "Conversion",
            "Of the deals that came to a stage in the period and are old enough, the share that"
                + " went on within the funnel's window. A deal that skipped a stage counts as"
                + " having passed it."),
        entry(
            "Old enough, mature",
            "A deal is old enough when as many days have passed since it came to the stage as the"
                + " funnel's window has. A period is mature when all of its deals are. A younger"
                + " one is marked and never drawn as a drop."),
        entry(
            "95 % interval",
            "Where the true share lies with 95 % confidence, by Wilson's method. Few deals make it"
                + " wide; two shares whose intervals overlap may differ by chance alone."),
        entry(
            "Won within so many days",
            "Cumulative incidence by Aalen and Johansen: deals that are still open are counted as"
                + " long as they are seen, losses compete with wins."),
        entry(
            "Credit",
            "A deal counts for whoever owned it, and for the team the owner was in, at the time of"
                + " the event. A parent team's numbers are computed over the deals below it; shares"
                + " are never averaged."),
        entry("Money", "In the reporting currency, at the exchange rate of the day of the event."),
        entry(
            "Year before",
            "The same period a year earlier; of a period under way, its same elapsed part."));
  }

  private static List<Html> entry(String term, String meaning) {
    return List.of(Tag.of("dt").text(term), Tag.of("dd").text(meaning));
  }
}
