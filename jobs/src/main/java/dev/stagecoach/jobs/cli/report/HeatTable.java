package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.time.Period;
import dev.stagecoach.jobs.cli.html.DataTable;
import dev.stagecoach.jobs.cli.html.DataTable.Heading;
import dev.stagecoach.jobs.cli.html.Html;
import dev.stagecoach.jobs.cli.html.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A metric by team and year, the cells shaded from the worst to the best. */
final class HeatTable {
  private final Facts facts;
  private final List<Member> teams;
  private final String metric;

  HeatTable(Facts facts, List<Member> teams, String metric) {
    this.facts = facts;
    this.teams = teams;
    this.metric = metric;
  }

  /** The table; nothing where the metric is not configured. */
  Html html() {
    return Optional.ofNullable(facts.metrics().get(metric)).map(this::html).orElse(Html.NONE);
  }

  private Html html(Metric of) {
    List<Heading> headings = new ArrayList<>(List.of(Heading.words("Team")));
    facts
        .periods()
        .years()
        .forEach(
            year ->
                headings.add(
                    Heading.number(
                        year.label() + (facts.periods().isOver(year) ? "" : " so far"))));
    List<List<Html>> rows = new ArrayList<>();
    rows.add(row(facts.subject(), Html.name(facts.subject().name()), of));
    teams.forEach(team -> rows.add(row(team, indented(facts.subject(), team), of)));
    return Tag.of("div", "heat")
        .around(
            Tag.of("h3").text(of.label() + " by team and year"),
            Tag.of("p", "figure-reading")
                .text(
                    "The fuller the colour, the better: %s is better."
                        .formatted(of.isUpBetter() ? "more" : "less")),
            new DataTable(of.label() + " by team and year", headings, rows).html());
  }

  /** A team's name, set in by its depth below the subject. */
  static Html indented(Member subject, Member team) {
    int depth = Math.max(0, team.depth() - subject.depth() - 1);
    return Tag.of("span", "indent")
        .with("style", "--depth:" + depth)
        .around(Html.name(team.name()));
  }

  private List<Html> row(Member member, Html name, Metric of) {
    List<Html> row = new ArrayList<>(List.of(name));
    for (Period year : facts.periods().years()) {
      @Nullable BigDecimal value = facts.kpis().value(member, metric, year);
      row.add(
          Tag.of("span", "shade")
              .with("style", String.format(Locale.ROOT, "--heat:%.2f", heat(value, of)))
              .around(of.scale().html(value)));
    }
    return row;
  }

  /** Where a value stands between the worst (0) and the best (1) of all teams and years. */
  private double heat(@Nullable BigDecimal value, Metric of) {
    List<BigDecimal> all =
        teams.stream()
            .flatMap(team -> facts.kpis().values(team, metric, facts.periods().years()).stream())
            .flatMap(HeatTable::known)
            .toList();
    if (value == null || all.isEmpty()) {
      return 0;
    }
    double least = all.stream().min(Comparator.naturalOrder()).orElseThrow().doubleValue();
    double most = all.stream().max(Comparator.naturalOrder()).orElseThrow().doubleValue();
    double place = most == least ? 0.5 : (value.doubleValue() - least) / (most - least);
    double within = Math.min(1, Math.max(0, place));
    return of.isUpBetter() ? within : 1 - within;
  }

  private static Stream<BigDecimal> known(@Nullable BigDecimal value) {
    return Stream.ofNullable(value).filter(Objects::nonNull);
  }
}
