package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.time.Period;
import dev.stagecoach.jobs.cli.html.DataTable;
import dev.stagecoach.jobs.cli.html.DataTable.Heading;
import dev.stagecoach.jobs.cli.html.FigureGroup;
import dev.stagecoach.jobs.cli.html.FigureGroup.Plot;
import dev.stagecoach.jobs.cli.html.Html;
import dev.stagecoach.jobs.cli.html.Section;
import dev.stagecoach.jobs.cli.html.Tag;
import dev.stagecoach.jobs.cli.report.Series.Form;
import dev.stagecoach.jobs.cli.report.Series.Tone;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The funnel of the newest whole year, every year in a table, every quarter as lines. */
final class FunnelSection {
  private final Facts facts;
  private final Passages passages;
  private final Period year;

  FunnelSection(Facts facts) {
    this.facts = facts;
    this.passages = new Passages(facts.conversions());
    this.year = facts.periods().main();
  }

  Section section() {
    Html content =
        passages.stages().isEmpty()
            ? Words.reason(
                "No deal of %s entered the funnel in these years."
                    .formatted(facts.subject().name()))
            : Html.of(
                Words.paragraph(rule()),
                new FunnelPicture(facts, passages).html(),
                byYear().html(),
                byQuarter().html());
    return new Section(
        "funnel",
        "Funnel: %s, %s".formatted(facts.identity().funnel(), year.label()),
        "Funnel",
        content);
  }

  private String rule() {
    return "A deal counts as having reached a stage when it was ever in it or beyond, so skipped stages count. Conversion is the share of deals old enough that went on within %s days, with its 95 %% interval; each stage is judged by the deals that came to it in the period."
        .formatted(windowDays());
  }

  private int windowDays() {
    return facts.conversions().get(0).windowDays();
  }

  private DataTable byYear() {
    List<Heading> headings = new ArrayList<>(List.of(Heading.words("Step")));
    facts.periods().years().forEach(each -> headings.add(Heading.number(each.label())));
    List<List<Html>> rows = new ArrayList<>();
    for (String stage : passages.stages()) {
      rows.add(
          row(Html.text(step(stage)), facts.periods().years(), each -> passages.next(stage, each)));
    }
    String first = passages.stages().get(0);
    rows.add(
        row(
            Html.text("%s to won".formatted(facts.stage(first))),
            facts.periods().years(),
            each -> passages.won(first, each)));
    return new DataTable("Conversion by step and year of entry", headings, rows);
  }

  private static List<Html> row(
      Html name, List<Period> periods, Function<Period, Optional<Conversion>> passage) {
    List<Html> row = new ArrayList<>(List.of(name));
    periods.forEach(
        period ->
            row.add(
                passage
                    .apply(period)
                    .map(FunnelSection::cell)
                    .orElseGet(() -> Scale.SHARE.html(null))));
    return row;
  }

  private static Html cell(Conversion conversion) {
    Html share =
        Words.share(
            conversion.matureRate(),
            Words.interval(conversion.matureLow(), conversion.matureHigh()));
    return conversion.isMature()
        ? share
        : Html.of(
            share,
            Tag.of("small", "young")
                .text(
                    "%s of %s old enough"
                        .formatted(
                            Words.count(conversion.deals().mature()),
                            Words.count(conversion.deals().entries()))));
  }

  private FigureGroup byQuarter() {
    List<Plot> plots = passages.stages().stream().map(this::plot).toList();
    return new FigureGroup(
        "conversion-by-quarter",
        "Conversion by quarter of entry",
        "The band is the 95 % interval. A quarter whose deals are not all old enough is shaded and"
            + " has no mark yet: it is too young to judge, not a drop.",
        plots,
        quarterTable());
  }

  private Plot plot(String stage) {
    List<Period> quarters = facts.periods().quarters();
    List<String> labels = quarters.stream().map(Period::label).toList();
    List<Optional<Conversion>> known =
        quarters.stream().map(quarter -> passages.next(stage, quarter)).toList();
    Series line =
        new Series(
            step(stage),
            Form.LINE,
            Tone.FIRST,
            judged(known, Conversion::matureRate),
            judged(known, Conversion::matureLow),
            judged(known, Conversion::matureHigh));
    Map<String, @Nullable Object> trend = Charts.trend(Scale.SHARE, labels, List.of(line));
    Optional<String> young =
        quarters.stream()
            .filter(
                quarter ->
                    passages.next(stage, quarter).filter(each -> !each.isMature()).isPresent())
            .map(Period::label)
            .findFirst();
    return new Plot(
        step(stage),
        "%s by quarter, with intervals; the numbers are in the table below".formatted(step(stage)),
        young.map(from -> Charts.shaded(trend, from, "too young")).orElse(trend));
  }

  private static List<@Nullable BigDecimal> judged(
      List<Optional<Conversion>> known, Function<Conversion, @Nullable BigDecimal> part) {
    Stream<@Nullable BigDecimal> values =
        known.stream().map(each -> each.filter(Conversion::isMature).map(part).orElse(null));
    return values.toList();
  }

  private DataTable quarterTable() {
    List<Heading> headings = new ArrayList<>(List.of(Heading.words("Quarter")));
    passages.stages().forEach(stage -> headings.add(Heading.number(step(stage))));
    List<List<Html>> rows =
        facts.periods().quarters().stream()
            .map(
                quarter -> {
                  List<Html> row = new ArrayList<>(List.of(Html.text(quarter.label())));
                  passages
                      .stages()
                      .forEach(
                          stage ->
                              row.add(
                                  passages
                                      .next(stage, quarter)
                                      .map(FunnelSection::cell)
                                      .orElseGet(() -> Scale.SHARE.html(null))));
                  return row;
                })
            .toList();
    return new DataTable("Conversion by quarter of entry and step", headings, rows);
  }

  private String step(String stage) {
    List<String> stages = passages.stages();
    int after = stages.indexOf(stage) + 1;
    return "%s → %s"
        .formatted(
            facts.stage(stage), facts.stage(after < stages.size() ? stages.get(after) : "won"));
  }
}
