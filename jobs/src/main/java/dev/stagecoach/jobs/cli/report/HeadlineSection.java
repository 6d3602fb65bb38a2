package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.stats.ProportionInterval;
import dev.stagecoach.common.time.Period;
import dev.stagecoach.jobs.cli.html.Figure;
import dev.stagecoach.jobs.cli.html.Html;
import dev.stagecoach.jobs.cli.html.Section;
import dev.stagecoach.jobs.cli.html.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The KPIs of the newest whole year: value, change, target, and how they came here. */
final class HeadlineSection {
  private static final List<String> FIRST =
      List.of(
          "revenue_generated",
          "quota_attainment",
          "win_rate",
          "average_deal_size",
          "sales_cycle_length",
          "average_profit_margin",
          "arpa",
          "arr",
          "net_revenue_retention",
          "logo_churn");

  private final Facts facts;

  HeadlineSection(Facts facts) {
    this.facts = facts;
  }

  Section section() {
    Period year = facts.periods().main();
    List<Html> tiles = metrics().stream().map(this::tile).toList();
    Html content =
        tiles.isEmpty()
            ? Words.reason(
                "No KPI is known of %s in %s.".formatted(facts.subject().name(), year.label()))
            : Html.of(Words.paragraph(comparison(year)), Tag.of("ul", "tiles").around(tiles));
    return new Section("kpis", "Headline KPIs of " + year.label(), "KPIs", content);
  }

  /** The known ones: those everybody asks for, then the other ones that teams are judged by. */
  private List<Metric> metrics() {
    Stream<Metric> first =
        FIRST.stream().map(facts.metrics()::get).filter(metric -> metric != null);
    Stream<Metric> own =
        facts.metrics().values().stream()
            .filter(Metric::isKpi)
            .filter(metric -> !FIRST.contains(metric.name()))
            .sorted(Comparator.comparing(Metric::label));
    return Stream.concat(first, own)
        .filter(
            metric ->
                facts.kpis().value(facts.subject(), metric.name(), facts.periods().main()) != null)
        .toList();
  }

  private String comparison(Period year) {
    String currency = facts.identity().currency();
    String against = facts.periods().isOver(year) ? "" : ", so far";
    return "Money in %s. Changes are against the year before%s; the small lines are the quarters since %s, the dot is the newest."
        .formatted(currency, against, facts.periods().years().get(0).label());
  }

  private Html tile(Metric metric) {
    Kpi kpi =
        facts.kpis().find(facts.subject(), metric.name(), facts.periods().main()).orElseThrow();
    List<Html> lines = new ArrayList<>();
    lines.add(Tag.of("h3").text(metric.label()));
    lines.add(Tag.of("p", "tile-value").around(metric.scale().html(kpi.value())));
    Words.interval(shareInterval(metric, kpi))
        .lines()
        .forEach(interval -> lines.add(Tag.of("p", "tile-note").text("95 % interval " + interval)));
    lines.add(Tag.of("p", "tile-change").around(Words.change(metric, kpi.value(), kpi.yearAgo())));
    target(metric, kpi).ifPresent(lines::add);
    lines.add(spark(metric));
    underWay(metric).ifPresent(lines::add);
    return Tag.of("li", "tile").with("data-metric", metric.name()).around(lines);
  }

  private static Optional<ProportionInterval> shareInterval(Metric metric, Kpi kpi) {
    return metric.name().equals("win_rate") ? kpi.interval() : Optional.empty();
  }

  private static Optional<Html> target(Metric metric, Kpi kpi) {
    if (kpi.target() == null || kpi.attainment() == null) {
      return Optional.empty();
    }
    String reached = Scale.SHARE.text(kpi.attainment());
    Html bar =
        Tag.of("meter")
            .with("min", "0")
            .with("max", "1")
            .with("value", kpi.attainment().min(BigDecimal.ONE).toPlainString())
            .with("aria-label", "%s of the target".formatted(reached))
            .text(reached);
    return Optional.of(
        Tag.of("p", "tile-target")
            .around(
                bar,
                Html.text(
                    "%s of the target, %s".formatted(reached, metric.scale().text(kpi.target())))));
  }

  private Html spark(Metric metric) {
    List<Period> over =
        facts.periods().quarters().stream().filter(facts.periods()::isOver).toList();
    List<@Nullable BigDecimal> values = facts.kpis().values(facts.subject(), metric.name(), over);
    List<String> labels = over.stream().map(Period::label).toList();
    String reading =
        "%s by quarter, from %s to %s"
            .formatted(
                metric.label(),
                metric.scale().text(firstKnown(values)),
                metric.scale().text(lastKnown(values)));
    return Figure.plot("plot plot-spark", reading, Charts.spark(metric.scale(), labels, values));
  }

  private static @Nullable BigDecimal firstKnown(List<@Nullable BigDecimal> values) {
    return values.stream().filter(value -> value != null).findFirst().orElse(null);
  }

  private static @Nullable BigDecimal lastKnown(List<@Nullable BigDecimal> values) {
    return values.stream()
        .filter(value -> value != null)
        .reduce((first, second) -> second)
        .orElse(null);
  }

  private Optional<Html> underWay(Metric metric) {
    return facts
        .periods()
        .underWay()
        .filter(year -> !year.equals(facts.periods().main()))
        .flatMap(year -> facts.kpis().find(facts.subject(), metric.name(), year))
        .filter(kpi -> kpi.value() != null)
        .map(
            kpi ->
                Tag.of("p", "tile-note")
                    .around(
                        Html.text(
                            "%s so far: "
                                .formatted(facts.periods().underWay().orElseThrow().label())),
                        metric.scale().html(kpi.value()),
                        Html.text(" "),
                        Words.change(metric, kpi.value(), kpi.yearAgo())));
  }
}
