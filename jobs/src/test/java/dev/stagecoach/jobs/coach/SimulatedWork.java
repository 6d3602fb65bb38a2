package dev.stagecoach.jobs.coach;

import dev.stagecoach.jobs.coach.gap.Effort;
import dev.stagecoach.jobs.coach.gap.Logs;
import dev.stagecoach.jobs.coach.gap.Member;
import dev.stagecoach.jobs.coach.gap.Workload;
import dev.stagecoach.jobs.coach.trial.Arm;
import dev.stagecoach.jobs.coach.trial.Arm.Tried;
import dev.stagecoach.jobs.simulate.chance.Effects.Trial;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.company.Team;
import dev.stagecoach.jobs.simulate.company.Unit;
import dev.stagecoach.jobs.simulate.deal.Activity;
import dev.stagecoach.jobs.simulate.deal.ActivityMaker;
import dev.stagecoach.jobs.simulate.deal.Deal;
import dev.stagecoach.jobs.simulate.deal.DealMaker;
import dev.stagecoach.jobs.simulate.deal.Stage;
import dev.stagecoach.jobs.simulate.deal.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The deals of a simulated company, counted from the deals themselves rather than from a CRM. */
final class SimulatedWork {
  private static final long DEALS = 12_000;
  private static final int TEAMS = 12;
  private static final int REPS = 60;
  private static final LocalDate UNTIL = LocalDate.of(2025, 1, 1);

  private final Company company;
  private final List<Deal> deals;

  SimulatedWork(Parameters parameters, long seed) {
    company =
        new Company(new SimulationOptions(DEALS, seed, 5, UNTIL, TEAMS, REPS, 0, 0, parameters));
    DealMaker maker = new DealMaker(company, 0);
    deals =
        Stream.of(Unit.values())
            .flatMap(
                unit ->
                    LongStream.range(0, company.deals(unit))
                        .mapToObj(number -> maker.deal(unit, number)))
            .filter(Deal::isLive)
            .toList();
  }

  /** The teams of the northern unit with their deals created when this share of all had been. */
  List<Member> northernTeams(double fromShare) {
    long from = company.calendar().instant(fromShare);
    Map<String, Workload> byTeam = new TreeMap<>();
    for (Team team : company.teams(Unit.NORTH)) {
      byTeam.put(team.id(), Workload.none(Stage.OPEN + 1));
    }
    for (Deal deal : deals) {
      if (deal.unit() == Unit.NORTH && deal.createdAt() >= from) {
        byTeam.merge(deal.team().id(), workload(deal), Workload::plus);
      }
    }
    return byTeam.entrySet().stream()
        .map(entry -> new Member(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Workload workload(Deal deal) {
    Workload nothing = Workload.none(Stage.OPEN + 1);
    Version last = deal.last();
    if (!Stage.isClosed(last.stage())) {
      return nothing.withOpen(1);
    }
    boolean isWon = last.stage() == Stage.WON;
    int furthest =
        isWon
            ? Stage.WON
            : deal.versions().stream()
                .mapToInt(Version::stage)
                .filter(stage -> stage < Stage.WON)
                .max()
                .orElse(0);
    List<Long> reached = new ArrayList<>();
    for (int stage = 0; stage <= Stage.WON; stage++) {
      reached.add(stage <= furthest ? 1L : 0L);
    }
    long amount = isWon && last.hasAmount() ? Math.max(0, last.amount()) : 0;
    return new Workload(
        1, reached, amount, amount, Logs.NONE.with(amount), Logs.NONE.with(amount > 0 ? 1 : 0));
  }

  /** Calls, meetings held and answered calls of the northern reps. */
  List<Effort> northernEfforts() {
    ActivityMaker maker = new ActivityMaker(company.options());
    Map<Integer, int[]> byRep = new TreeMap<>();
    for (Deal deal : deals) {
      if (deal.unit() == Unit.NORTH) {
        for (Activity activity : maker.activities(deal)) {
          count(activity, byRep.computeIfAbsent(activity.owner(), rep -> new int[3]));
        }
      }
    }
    return byRep.entrySet().stream()
        .map(
            entry ->
                new Effort(
                    "rep " + entry.getKey(),
                    entry.getValue()[0],
                    entry.getValue()[1],
                    entry.getValue()[2]))
        .toList();
  }

  private static void count(Activity activity, int[] counts) {
    boolean isCall = activity.kind() == Activity.Kind.CALL;
    boolean isMeeting = activity.kind() == Activity.Kind.MEETING;
    counts[0] += isCall ? 1 : 0;
    counts[1] += isMeeting && activity.isPositive() ? 1 : 0;
    counts[2] += isCall && activity.isPositive() ? 1 : 0;
  }

  /** Deals created in the experiment by reps who are treated, or by the others. */
  Arm arm(boolean isTreated) {
    Trial trial = company.options().parameters().effects().trial();
    long from = BusinessClock.start((int) trial.from(UNTIL).toEpochDay());
    long to = BusinessClock.start((int) trial.to(UNTIL).toEpochDay());
    Map<String, Tried> byRep = new TreeMap<>();
    for (Deal deal : deals) {
      int creator = deal.versions().get(0).owner();
      boolean isIn = deal.createdAt() >= from && deal.createdAt() < to;
      if (isIn && Trial.isTreated(creator, TEAMS) == isTreated) {
        byRep.merge(
            "rep " + creator, new Tried(1, deal.willWin() ? 1 : 0), SimulatedWork::together);
      }
    }
    return new Arm(byRep);
  }

  private static Tried together(Tried one, Tried other) {
    return one.plus(other);
  }
}
