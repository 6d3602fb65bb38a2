package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.stats.ShapleySplit;
import dev.stagecoach.common.time.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why the revenue of one year differs from the year before: by team, and within each by how many
 * deals were closed, how many of these were won, and how large they were. The parts add up.
 *
 * @param before revenue of the year before
 * @param after revenue of the year
 * @param parts of the teams, the largest change first, with what none of them accounts for; those
 *     without revenue in both years are left out
 */
record RevenueChange(BigDecimal before, BigDecimal after, List<Part> parts) {
  /** Keeps the list as it is. */
  RevenueChange {
    parts = List.copyOf(parts);
  }

  /** Takes the change apart; empty where revenue is not known of both years. */
  static Optional<RevenueChange> of(Facts facts) {
    Period year = facts.periods().main();
    Optional<Period> earlier = facts.periods().before();
    if (earlier.isEmpty()) {
      return Optional.empty();
    }
    Sales now = Sales.of(facts.kpis(), facts.subject(), year);
    Sales then = Sales.of(facts.kpis(), facts.subject(), earlier.orElseThrow());
    if (now.revenue().signum() == 0 && then.revenue().signum() == 0) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    Sales restNow = now;
    Sales restThen = then;
    for (Member team : facts.members().parts()) {
      Sales teamNow = Sales.of(facts.kpis(), team, year);
      Sales teamThen = Sales.of(facts.kpis(), team, earlier.orElseThrow());
      parts.add(Part.of(team.name(), teamThen, teamNow));
      restNow = restNow.less(teamNow);
      restThen = restThen.less(teamThen);
    }
    if (parts.isEmpty() || !restNow.isNothing() || !restThen.isNothing()) {
      parts.add(Part.of(parts.isEmpty() ? facts.subject().name() : "(others)", restThen, restNow));
    }
    parts.removeIf(part -> part.before().signum() == 0 && part.after().signum() == 0);
    parts.sort(Comparator.comparing((Part part) -> part.total().abs()).reversed());
    return Optional.of(new RevenueChange(then.revenue(), now.revenue(), parts));
  }

  /** What the change comes from over all teams, by factor. */
  Factors factors() {
    return parts.stream().map(Part::factors).reduce(new Factors(0, 0, 0), Factors::plus);
  }

  /**
   * What one team contributes.
   *
   * @param total its revenue less that of the year before, exactly
   */
  record Part(String name, BigDecimal before, BigDecimal after, Factors factors) {
    static Part of(String name, Sales before, Sales after) {
      double[] split = ShapleySplit.of(before.factors(after), after.factors(before));
      return new Part(
          name, before.revenue(), after.revenue(), new Factors(split[0], split[1], split[2]));
    }

    BigDecimal total() {
      return after.subtract(before);
    }
  }

  /** What more deals closed, a higher win rate and larger deals contribute. */
  record Factors(double closed, double winRate, double size) {
    private Factors plus(Factors other) {
      return new Factors(closed + other.closed, winRate + other.winRate, size + other.size);
    }
  }

  /** Deals won and lost of a member in a year, and the amount won. */
  record Sales(BigDecimal won, BigDecimal lost, BigDecimal revenue) {
    private static Sales of(KpiBook kpis, Member member, Period period) {
      return new Sales(
          known(kpis.value(member, "deals_won", period)),
          known(kpis.value(member, "deals_lost", period)),
          known(kpis.value(member, "revenue_generated", period)));
    }

    private static BigDecimal known(@Nullable BigDecimal value) {
      return value == null ? BigDecimal.ZERO : value;
    }

    private Sales less(Sales other) {
      return new Sales(
          won.subtract(other.won), lost.subtract(other.lost), revenue.subtract(other.revenue));
    }

    private boolean isNothing() {
      return won.signum() == 0 && lost.signum() == 0 && revenue.signum() == 0;
    }

    /** Closed deals, win rate, size: their product is the revenue. Undefined ones are as there. */
    private double[] factors(Sales there) {
      Sales rated = closed() == 0 ? there : this;
      Sales sized = won.signum() == 0 ? there : this;
      return new double[] {closed(), rated.winRate(), sized.size()};
    }

    private double closed() {
      return won.add(lost).doubleValue();
    }

    private double winRate() {
      return closed() == 0 ? 0 : won.doubleValue() / closed();
    }

    private double size() {
      return won.signum() == 0 ? 0 : revenue.doubleValue() / won.doubleValue();
    }
  }
}
