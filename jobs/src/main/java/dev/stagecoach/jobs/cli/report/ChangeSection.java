package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.time.Period;
import dev.stagecoach.jobs.cli.html.DataTable;
import dev.stagecoach.jobs.cli.html.DataTable.Heading;
import dev.stagecoach.jobs.cli.html.Figure;
import dev.stagecoach.jobs.cli.html.Html;
import dev.stagecoach.jobs.cli.html.Section;
import dev.stagecoach.jobs.cli.report.Charts.Step;
import dev.stagecoach.jobs.cli.report.RevenueChange.Factors;
import dev.stagecoach.jobs.cli.report.RevenueChange.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What changed between the newest whole year and the one before, and which teams made it so. */
final class ChangeSection {
  private static final int DRAWN = 15;

  private final Facts facts;

  ChangeSection(Facts facts) {
    this.facts = facts;
  }

  Section section() {
    List<Html> parts = new ArrayList<>();
    RevenueChange.of(facts)
        .ifPresentOrElse(
            change -> parts.add(revenue(change).html()),
            () -> parts.add(Words.reason(missing("revenue"))));
    WinRateChange.of(facts)
        .ifPresentOrElse(
            change -> parts.add(winRate(change).html()),
            () -> parts.add(Words.reason(missing("a win rate"))));
    return new Section("changes", "What changed, and why", "What changed", Html.of(parts));
  }

  private String missing(String what) {
    return "There is no year before %s with %s of %s to compare with."
        .formatted(facts.periods().main().label(), what, facts.subject().name());
  }

  private Figure revenue(RevenueChange change) {
    String before = facts.periods().before().orElseThrow().label();
    String after = facts.periods().main().label();
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(before, change.before(), true));
    List<Part> drawn = change.parts().subList(0, Math.min(DRAWN, change.parts().size()));
    drawn.forEach(part -> steps.add(new Step(part.name(), part.total(), false)));
    BigDecimal rest =
        change.parts().stream()
            .skip(DRAWN)
            .map(Part::total)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (change.parts().size() > DRAWN) {
      steps.add(new Step("All others", rest, false));
    }
    steps.add(new Step(after, change.after(), true));
    return new Figure(
        "revenue-change",
        "From the revenue of %s to that of %s, by team, in %s"
            .formatted(before, after, facts.identity().currency()),
        factors(change.factors()),
        Charts.steps(Scale.MONEY, steps),
        revenueTable(change, before, after));
  }

  private static String factors(Factors factors) {
    return "Over all teams, the number of deals closed made %s, the win rate %s and the size of deals %s. The parts add up exactly; no order of the causes is preferred (Shapley). The axis begins where the changes are, so read the steps, not the lengths of the grey bars."
        .formatted(money(factors.closed()), money(factors.winRate()), money(factors.size()));
  }

  private DataTable revenueTable(RevenueChange change, String before, String after) {
    List<List<Html>> rows = new ArrayList<>();
    for (Part part : change.parts()) {
      rows.add(
          List.of(
              Html.name(part.name()),
              Scale.MONEY.html(part.before()),
              Scale.MONEY.html(part.after()),
              Html.text(Scale.MONEY.signed(part.total())),
              Html.text(money(part.factors().closed())),
              Html.text(money(part.factors().winRate())),
              Html.text(money(part.factors().size()))));
    }
    return new DataTable(
        "Change of revenue by team and cause",
        List.of(
            Heading.words("Team"),
            Heading.number(before),
            Heading.number(after),
            Heading.number("Change"),
            Heading.number("by deals closed"),
            Heading.number("by win rate"),
            Heading.number("by deal size")),
        rows);
  }

  private Figure winRate(WinRateChange change) {
    Period before = facts.periods().before().orElseThrow();
    String after = facts.periods().main().label();
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(before.label(), change.before(), true));
    change.parts().stream()
        .limit(DRAWN)
        .forEach(part -> steps.add(new Step(part.name(), decimal(part.change().total()), false)));
    if (change.parts().size() > DRAWN) {
      double rest =
          change.parts().stream().skip(DRAWN).mapToDouble(part -> part.change().total()).sum();
      steps.add(new Step("All others", decimal(rest), false));
    }
    steps.add(new Step(after, change.after(), true));
    double rate = change.parts().stream().mapToDouble(part -> part.change().rate()).sum();
    double mix = change.parts().stream().mapToDouble(part -> part.change().mix()).sum();
    return new Figure(
        "win-rate-change",
        "From the win rate of %s to that of %s, by team".formatted(before.label(), after),
        "Teams' own win rates made %s, the mix of teams %s: more deals in teams that win less lower the whole, though nobody got worse."
            .formatted(
                Scale.SHARE.change(decimal(rate), BigDecimal.ZERO),
                Scale.SHARE.change(decimal(mix), BigDecimal.ZERO)),
        Charts.steps(Scale.SHARE, steps),
        winRateTable(change, before.label(), after));
  }

  private static DataTable winRateTable(WinRateChange change, String before, String after) {
    List<List<Html>> rows = new ArrayList<>();
    for (WinRateChange.Part part : change.parts()) {
      rows.add(
          List.of(
              Html.name(part.name()),
              Scale.SHARE.html(part.before().orElse(null)),
              Scale.SHARE.html(part.after().orElse(null)),
              points(part.change().rate()),
              points(part.change().mix()),
              points(part.change().total())));
    }
    return new DataTable(
        "Change of the win rate by team and cause",
        List.of(
            Heading.words("Team"),
            Heading.number(before),
            Heading.number(after),
            Heading.number("by own rate"),
            Heading.number("by mix"),
            Heading.number("Together")),
        rows);
  }

  private static Html points(double share) {
    return Html.text(Scale.SHARE.change(decimal(share), BigDecimal.ZERO));
  }

  private static String money(double amount) {
    return Scale.MONEY.signed(decimal(amount));
  }

  private static BigDecimal decimal(double number) {
    return BigDecimal.valueOf(number);
  }
}
