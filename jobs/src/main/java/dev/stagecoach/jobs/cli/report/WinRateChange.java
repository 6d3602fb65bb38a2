package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.stats.RateChange;
import dev.stagecoach.common.stats.RateChange.Group;
import dev.stagecoach.common.stats.RateChange.Sums;
import dev.stagecoach.common.time.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why the win rate of one year differs from the year before, by team.
 *
 * @param before the rate of the year before
 * @param after the rate of the year
 * @param parts of the teams, the largest change first, with what none of them accounts for
 */
record WinRateChange(BigDecimal before, BigDecimal after, List<Part> parts) {
  /** Keeps the list as it is. */
  WinRateChange {
    parts = List.copyOf(parts);
  }

  /** Takes the change apart; empty where the rate is not known of both years. */
  static Optional<WinRateChange> of(Facts facts) {
    Optional<Kpi> after = find(facts, facts.subject(), Optional.of(facts.periods().main()));
    Optional<Kpi> before = find(facts, facts.subject(), facts.periods().before());
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    Sums restBefore = sums(before);
    Sums restAfter = sums(after);
    for (Member team : facts.members().parts()) {
      Sums teamBefore = sums(find(facts, team, facts.periods().before()));
      Sums teamAfter = sums(find(facts, team, Optional.of(facts.periods().main())));
      names.add(team.name());
      groups.add(new Group(teamBefore, teamAfter));
      restBefore = less(restBefore, teamBefore);
      restAfter = less(restAfter, teamAfter);
    }
    if (groups.isEmpty() || restBefore.trials() != 0 || restAfter.trials() != 0) {
      names.add(groups.isEmpty() ? facts.subject().name() : "(others)");
      groups.add(new Group(restBefore, restAfter));
    }
    return Optional.of(
        new WinRateChange(
            Objects.requireNonNull(before.orElseThrow().value()),
            Objects.requireNonNull(after.orElseThrow().value()),
            parts(names, groups)));
  }

  private static List<Part> parts(List<String> names, List<Group> groups) {
    List<RateChange> changes = RateChange.of(groups);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      parts.add(
          new Part(
              names.get(i),
              rate(groups.get(i).before()),
              rate(groups.get(i).after()),
              changes.get(i)));
    }
    parts.removeIf(part -> part.before().isEmpty() && part.after().isEmpty());
    parts.sort(
        Comparator.comparingDouble((Part part) -> Math.abs(part.change().total())).reversed());
    return parts;
  }

  private static Optional<Kpi> find(Facts facts, Member member, Optional<Period> period) {
    return period
        .flatMap(each -> facts.kpis().find(member, "win_rate", each))
        .filter(kpi -> kpi.value() != null);
  }

  private static Sums sums(Optional<Kpi> kpi) {
    return new Sums(
        kpi.map(each -> count(each.numerator())).orElse(0L),
        kpi.map(each -> count(each.denominator())).orElse(0L));
  }

  private static Sums less(Sums whole, Sums part) {
    return new Sums(whole.successes() - part.successes(), whole.trials() - part.trials());
  }

  private static long count(@Nullable BigDecimal number) {
    return number == null ? 0 : number.longValue();
  }

  private static Optional<BigDecimal> rate(Sums sums) {
    return sums.trials() == 0
        ? Optional.empty()
        : Optional.of(BigDecimal.valueOf((double) sums.successes() / sums.trials()));
  }

  /** What one team contributes; a rate is empty in a year in which the team closed nothing. */
  record Part(
      String name, Optional<BigDecimal> before, Optional<BigDecimal> after, RateChange change) {}
}
