package dev.stagecoach.jobs.plan;

import dev.stagecoach.common.config.Planning.Holder;
import dev.stagecoach.common.config.Planning.Target;
import dev.stagecoach.common.time.DateRange;
import dev.stagecoach.common.time.Period;
import dev.stagecoach.jobs.plan.PlanBook.PlanTeam;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All targets, and who was in which team when.
 *
 * <p>What adds up over days is weighted by days: a target that holds for half of a period asks for
 * half, and so does one of a rep who is in a team for half of it; a rep who moves takes the rest
 * along. A rate or balance is asked for whole. A team's own target goes before the sum of its reps'
 * targets, and that before the topmost targets of the teams below.
 */
final class TargetBook {
  private final List<Target> targets;
  private final List<PlanTeam> teams;
  private final Map<String, List<Stay>> stays;

  TargetBook(List<Target> targets, List<PlanTeam> teams, Map<String, List<Stay>> stays) {
    this.targets = List.copyOf(targets);
    this.teams = List.copyOf(teams);
    this.stays = Map.copyOf(stays);
  }

  /** What a member is to reach in a period; empty where nothing says so. */
  Optional<PeriodTarget> of(Holder member, String metric, Period period, boolean isFlow) {
    OptionalDouble below = isFlow ? below(member, metric, period) : OptionalDouble.empty();
    List<Part> own = parts(member, metric, period, List.of());
    if (!own.isEmpty()) {
      return Optional.of(own(own, period, isFlow, below));
    }
    return below.isPresent()
        ? Optional.of(
            new PeriodTarget(
                PeriodTarget.ROLLED_UP, below.orElseThrow(), below.orElseThrow(), below))
        : Optional.empty();
  }

  private static PeriodTarget own(
      List<Part> parts, Period period, boolean isFlow, OptionalDouble below) {
    double weighted = parts.stream().mapToDouble(part -> part.value() * part.days()).sum();
    double days = parts.stream().mapToDouble(Part::days).sum();
    Part newest = parts.get(parts.size() - 1);
    return new PeriodTarget(
        newest.target().name(),
        isFlow ? weighted / period.days().length() : weighted / days,
        newest.value(),
        below);
  }

  private OptionalDouble below(Holder member, String metric, Period period) {
    if (member.level().equals("rep")) {
      return OptionalDouble.empty();
    }
    List<String> teamsBelow =
        teams.stream().filter(team -> isIn(team, member)).map(PlanTeam::id).toList();
    List<Part> parts = new ArrayList<>();
    targets.stream()
        .map(Target::holder)
        .filter(holder -> holder.level().equals("rep"))
        .distinct()
        .forEach(
            rep ->
                parts.addAll(
                    parts(
                        rep,
                        metric,
                        period,
                        member.equals(Holder.COMPANY) ? List.of() : teamsBelow)));
    if (parts.isEmpty()) {
      topmost(member, metric, period).forEach(parts::addAll);
    }
    return parts.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            parts.stream().mapToDouble(part -> part.value() * part.days()).sum()
                / period.days().length());
  }

  private static boolean isIn(PlanTeam team, Holder member) {
    return member.equals(Holder.COMPANY) || team.path().contains(member.memberId());
  }

  /** The targets of teams below that have no other team with a target between. */
  private List<List<Part>> topmost(Holder member, String metric, Period period) {
    List<PlanTeam> holders =
        teams.stream()
            .filter(team -> isIn(team, member) && !team.holder().equals(member))
            .filter(team -> !parts(team.holder(), metric, period, List.of()).isEmpty())
            .toList();
    return holders.stream()
        .filter(
            team ->
                holders.stream()
                    .noneMatch(other -> other != team && team.path().contains(other.id())))
        .map(team -> parts(team.holder(), metric, period, List.of()))
        .toList();
  }

  /**
   * The days of the period for which each target of a member holds, oldest first.
   *
   * @param within the teams in which a rep's days count; empty for any
   */
  private List<Part> parts(Holder holder, String metric, Period period, List<String> within) {
    List<Part> parts = new ArrayList<>();
    for (Target target : targets) {
      boolean isMeant =
          target.holder().equals(holder)
              && target.metric().equals(metric)
              && target.period() == period.grain();
      double days = isMeant ? days(target, period, within) : 0;
      if (days > 0) {
        parts.add(new Part(target, days));
      }
    }
    parts.sort(Comparator.comparing(part -> part.target().from().orElse(LocalDate.MIN)));
    return parts;
  }

  private double days(Target target, Period period, List<String> within) {
    LocalDate from = later(period.start(), target.from());
    LocalDate until = earlier(period.end(), target.until());
    if (!until.isAfter(from)) {
      return 0;
    }
    DateRange effective = new DateRange(from, until);
    List<Stay> ofRep = stays.getOrDefault(target.holder().memberId(), List.of());
    if (!target.holder().level().equals("rep") || (ofRep.isEmpty() && within.isEmpty())) {
      return effective.length();
    }
    return ofRep.stream()
        .filter(stay -> within.isEmpty() || within.contains(stay.teamId()))
        .mapToLong(stay -> common(effective, stay))
        .sum();
  }

  private static long common(DateRange effective, Stay stay) {
    LocalDate from = later(effective.start(), Optional.of(stay.from()));
    LocalDate until = earlier(effective.end(), Optional.of(stay.until()));
    return until.isAfter(from) ? new DateRange(from, until).length() : 0;
  }

  private static LocalDate later(LocalDate day, Optional<LocalDate> other) {
    return other.filter(found -> found.isAfter(day)).orElse(day);
  }

  private static LocalDate earlier(LocalDate day, Optional<LocalDate> other) {
    return other.filter(found -> found.isBefore(day)).orElse(day);
  }

  /** A stretch of time that a rep was in a team, until the first day after. */
  record Stay(String teamId, LocalDate from, LocalDate until) {}

  private record Part(Target target, double days) {
    double value() {
      return target.value().doubleValue();
    }
  }
}
