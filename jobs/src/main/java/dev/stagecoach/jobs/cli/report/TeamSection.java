package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.stats.ProportionInterval;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The teams below the subject: standing in the newest whole year, win rate and cycle by year. */
final class TeamSection {
  private static final int DRAWN = 30;

  private final Facts facts;
  private final Period year;
  private final List<Member> teams;

  TeamSection(Facts facts) {
    this.facts = facts;
    this.year = facts.periods().main();
    this.teams =
        facts.members().below().stream()
            .filter(team -> facts.kpis().knows(team, "win_rate", facts.periods().years()))
            .toList();
  }

  Section section() {
    Html content =
        teams.isEmpty()
            ? Words.reason(
                "%s has no teams below it that closed a deal in these years."
                    .formatted(facts.subject().name()))
            : Html.of(
                standing().html(),
                rates().html(),
                new HeatTable(facts, teams, "win_rate").html(),
                new HeatTable(facts, teams, "sales_cycle_length").html());
    return new Section(
        "teams", "Teams in %s and over the years".formatted(year.label()), "Teams", content);
  }

  private DataTable standing() {
    List<List<Html>> rows = new ArrayList<>();
    rows.add(row(facts.subject(), Html.name(facts.subject().name())));
    teams.forEach(team -> rows.add(row(team, HeatTable.indented(facts.subject(), team))));
    return new DataTable(
        "Teams in %s, money in %s".formatted(year.label(), facts.identity().currency()),
        List.of(
            Heading.words("Team"),
            Heading.number("Won"),
            Heading.number("Change"),
            Heading.number("Of quota"),
            Heading.number("Win rate"),
            Heading.number("Average deal"),
            Heading.number("Cycle")),
        rows);
  }

  private List<Html> row(Member member, Html name) {
    Optional<Kpi> revenue = facts.kpis().find(member, "revenue_generated", year);
    Optional<Kpi> winRate = facts.kpis().find(member, "win_rate", year);
    return List.of(
        name,
        Scale.MONEY.html(revenue.map(Kpi::value).orElse(null)),
        Optional.ofNullable(facts.metrics().get("revenue_generated"))
            .map(
                metric ->
                    Words.change(
                        metric,
                        revenue.map(Kpi::value).orElse(null),
                        revenue.map(Kpi::yearAgo).orElse(null)))
            .orElse(Html.NONE),
        Scale.SHARE.html(facts.kpis().value(member, "quota_attainment", year)),
        Words.share(
            winRate.map(Kpi::value).orElse(null), Words.interval(winRate.flatMap(Kpi::interval))),
        Scale.MONEY.html(facts.kpis().value(member, "average_deal_size", year)),
        Scale.DAYS.html(facts.kpis().value(member, "sales_cycle_length", year)));
  }

  private Figure rates() {
    List<Member> drawn = drawn();
    List<String> names = drawn.stream().map(Member::name).toList();
    List<Series> marks = new ArrayList<>();
    marks.add(
        new Series(
            year.label(),
            Form.LINE,
            Tone.FIRST,
            values(drawn, year),
            ends(drawn, ProportionInterval::low),
            ends(drawn, ProportionInterval::high)));
    facts
        .periods()
        .before()
        .ifPresent(
            before ->
                marks.add(Series.of(before.label(), Form.LINE, Tone.QUIET, values(drawn, before))));
    @Nullable BigDecimal whole = facts.kpis().value(facts.subject(), "win_rate", year);
    return new Figure(
        "win-rate-by-team",
        "Win rate by team in %s, with 95 %% intervals".formatted(year.label()),
        "The vertical line is %s as a whole, %s. A team whose interval holds the line does not differ from it by more than chance explains."
            .formatted(facts.subject().name(), Scale.SHARE.text(whole)),
        Charts.ranking(Scale.SHARE, names, marks, facts.subject().name(), whole),
        rateTable(drawn));
  }

  /** Those that can be told apart in a picture: the biggest of those with no team below. */
  private List<Member> drawn() {
    return facts.members().parts().stream()
        .filter(team -> facts.kpis().value(team, "win_rate", year) != null)
        .sorted(
            Comparator.<Member, BigDecimal>comparing(
                    team -> facts.kpis().find(team, "win_rate", year).orElseThrow().denominator(),
                    Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed())
        .limit(DRAWN)
        .sorted(
            Comparator.<Member, BigDecimal>comparing(
                    team -> facts.kpis().find(team, "win_rate", year).orElseThrow().value(),
                    Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed())
        .toList();
  }

  private DataTable rateTable(List<Member> drawn) {
    List<List<Html>> rows = new ArrayList<>();
    for (Member team : drawn) {
      Kpi rate = facts.kpis().find(team, "win_rate", year).orElseThrow();
      rows.add(
          List.of(
              Html.name(team.name()),
              Scale.SHARE.html(rate.value()),
              Html.text(Words.interval(rate.interval())),
              Scale.COUNT.html(rate.numerator()),
              Scale.COUNT.html(rate.denominator()),
              Scale.SHARE.html(rate.yearAgo())));
    }
    return new DataTable(
        "Win rate by team in " + year.label(),
        List.of(
            Heading.words("Team"),
            Heading.number("Win rate"),
            Heading.number("95 % interval"),
            Heading.number("Won"),
            Heading.number("Closed"),
            Heading.number("A year before")),
        rows);
  }

  private List<@Nullable BigDecimal> values(List<Member> members, Period period) {
    Stream<@Nullable BigDecimal> values =
        members.stream().map(member -> facts.kpis().value(member, "win_rate", period));
    return values.toList();
  }

  private List<@Nullable BigDecimal> ends(
      List<Member> members, ToDoubleFunction<ProportionInterval> end) {
    Stream<@Nullable BigDecimal> ends =
        members.stream()
            .map(
                member ->
                    facts
                        .kpis()
                        .find(member, "win_rate", year)
                        .flatMap(Kpi::interval)
                        .map(interval -> BigDecimal.valueOf(end.applyAsDouble(interval)))
                        .orElse(null));
    return ends.toList();
  }
}
