package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.time.Period;
import dev.stagecoach.jobs.cli.html.Html;
import dev.stagecoach.jobs.cli.html.Section;
import dev.stagecoach.jobs.cli.html.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The report in a few sentences, for who reads nothing else. */
final class SummarySection {
  private final Facts facts;
  private final Period year;

  SummarySection(Facts facts) {
    this.facts = facts;
    this.year = facts.periods().main();
  }

  Section section() {
    List<Html> sentences = new ArrayList<>();
    revenue().ifPresent(sentences::add);
    cause().ifPresent(sentences::add);
    winRate().ifPresent(sentences::add);
    cycle().ifPresent(sentences::add);
    narrowest().ifPresent(sentences::add);
    recurring().ifPresent(sentences::add);
    Html content =
        sentences.isEmpty()
            ? Words.reason(
                "Nothing is known of %s in %s.".formatted(facts.subject().name(), year.label()))
            : Tag.of("ul", "summary")
                .around(sentences.stream().map(each -> Tag.of("li").around(each)).toList());
    return new Section("summary", "In short", "In short", content);
  }

  private Optional<Html> revenue() {
    return kpi("revenue_generated")
        .map(
            kpi ->
                Html.of(
                    strong(
                        "%s %s"
                            .formatted(facts.identity().currency(), Scale.MONEY.text(kpi.value()))),
                    Html.text(
                        " won in %s in %s deals%s%s."
                            .formatted(
                                year.label(),
                                Scale.COUNT.text(
                                    facts.kpis().value(facts.subject(), "deals_won", year)),
                                onYearBefore(Scale.MONEY, kpi),
                                kpi.attainment() == null
                                    ? ""
                                    : ", %s of the quota"
                                        .formatted(Scale.SHARE.text(kpi.attainment()))))));
  }

  private Optional<Html> cause() {
    return RevenueChange.of(facts)
        .filter(change -> change.parts().size() > 1)
        .map(
            change -> {
              RevenueChange.Part most = change.parts().get(0);
              RevenueChange.Factors factors = change.factors();
              return Html.of(
                  Html.text("The largest change came from "),
                  Html.name(most.name()),
                  Html.text(" ("),
                  strong(Scale.MONEY.signed(most.total())),
                  Html.text(
                      "). Over all, %s."
                          .formatted(
                              "the number of deals closed made %s, the win rate %s, the size of deals %s"
                                  .formatted(
                                      money(factors.closed()),
                                      money(factors.winRate()),
                                      money(factors.size())))));
            });
  }

  private Optional<Html> winRate() {
    return kpi("win_rate")
        .map(
            kpi ->
                Html.of(
                    strong(Scale.SHARE.text(kpi.value())),
                    Html.text(
                        " of the deals closed were won (95 %% interval %s)%s."
                            .formatted(
                                Words.interval(kpi.interval()), onYearBefore(Scale.SHARE, kpi)))));
  }

  private Optional<Html> cycle() {
    return kpi("sales_cycle_length")
        .map(
            kpi ->
                Html.of(
                    strong(Scale.DAYS.text(kpi.value())),
                    Html.text(
                        " from creation to win on average%s."
                            .formatted(onYearBefore(Scale.DAYS, kpi)))));
  }

  /** The step of the funnel at which the smallest share goes on. */
  private Optional<Html> narrowest() {
    Passages passages = new Passages(facts.conversions());
    return passages.stages().stream()
        .flatMap(stage -> passages.next(stage, year).stream())
        .filter(step -> step.matureRate() != null)
        .min(
            Comparator.comparing(
                Conversion::matureRate, Comparator.nullsLast(Comparator.naturalOrder())))
        .map(
            step ->
                Html.of(
                    Html.text(
                        "The narrowest step is %s to %s: "
                            .formatted(facts.stage(step.fromStage()), facts.stage(step.toStage()))),
                    strong(Scale.SHARE.text(step.matureRate())),
                    Html.text(" go on within %d days.".formatted(step.windowDays()))));
  }

  private Optional<Html> recurring() {
    @Nullable BigDecimal net = facts.kpis().value(facts.subject(), "net_revenue_retention", year);
    return kpi("arr")
        .map(
            kpi ->
                Html.of(
                    strong(
                        "%s %s"
                            .formatted(facts.identity().currency(), Scale.MONEY.text(kpi.value()))),
                    Html.text(
                        " recurring a year%s%s."
                            .formatted(
                                onYearBefore(Scale.MONEY, kpi),
                                net == null
                                    ? ""
                                    : "; net revenue retention %s"
                                        .formatted(Scale.SHARE.text(net))))));
  }

  private Optional<Kpi> kpi(String metric) {
    return facts.kpis().find(facts.subject(), metric, year).filter(kpi -> kpi.value() != null);
  }

  private static String onYearBefore(Scale scale, Kpi kpi) {
    String change = scale.change(kpi.value(), kpi.yearAgo());
    return change.equals(Scale.NOTHING) ? "" : ", %s on the year before".formatted(change);
  }

  private static Html strong(String text) {
    return Tag.of("strong").text(text);
  }

  private static String money(double amount) {
    return Scale.MONEY.signed(BigDecimal.valueOf(amount));
  }
}
