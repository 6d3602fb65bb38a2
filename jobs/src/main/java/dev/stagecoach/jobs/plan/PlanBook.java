package dev.stagecoach.jobs.plan;

import dev.stagecoach.common.config.Planning.Holder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apache.spark.sql.Row;

/** What a warehouse tells plans of the company and of every team. */
public final class PlanBook {
  /** Fewer closed deals say too little of a team: it plans by the company's rates. */
  static final int LEAST_CLOSES = 20;

  private static final double DAYS_A_WEEK = 7;
  private static final int RECENT_MONTHS = 3;

  private final List<PlanTeam> teams;
  private final Map<Holder, List<HistoryFact>> facts;
  private final Map<Holder, Map<String, SortedMap<Integer, Double>>> incidences;
  private final Map<Holder, OnHand> onHand;
  private final List<RepMonth> repMonths;

  PlanBook(
      List<PlanTeam> teams,
      Map<Holder, List<HistoryFact>> facts,
      Map<Holder, Map<String, SortedMap<Integer, Double>>> incidences,
      Map<Holder, OnHand> onHand,
      List<RepMonth> repMonths) {
    this.teams = List.copyOf(teams);
    this.facts = Map.copyOf(facts);
    this.incidences = Map.copyOf(incidences);
    this.onHand = Map.copyOf(onHand);
    this.repMonths = List.copyOf(repMonths);
  }

  /** All teams. */
  public List<PlanTeam> teams() {
    return teams;
  }

  /** What is known of the company or a team. */
  public Knowledge of(Holder member) {
    PlanHistory own = history(member);
    boolean isEnough = own.closes() >= LEAST_CLOSES || member.equals(Holder.COMPANY);
    Holder teller = isEnough ? member : Holder.COMPANY;
    return new Knowledge(
        isEnough ? own : history(Holder.COMPANY),
        isEnough,
        onHand.getOrDefault(member, OnHand.NOTHING),
        lags(teller),
        recentReps(member),
        paces(member));
  }

  /** The share of a whole's revenue that a part of it won, by history. */
  public double shareOf(Holder part, Holder whole) {
    double all = history(whole).revenue();
    return all == 0 ? 0 : history(part).revenue() / all;
  }

  private PlanHistory history(Holder member) {
    return PlanHistory.of(facts.getOrDefault(member, List.of()));
  }

  private Map<String, LagDistribution> lags(Holder member) {
    Map<String, LagDistribution> lags = new HashMap<>();
    incidences
        .getOrDefault(member, Map.of())
        .forEach((stage, incidence) -> lags.put(stage, LagDistribution.of(incidence)));
    return lags;
  }

  private int recentReps(Holder member) {
    Optional<LocalDate> newest = repMonths.stream().map(RepMonth::month).max(LocalDate::compareTo);
    Set<String> reps = new HashSet<>();
    of(member, repMonths).stream()
        .filter(month -> month.month().isAfter(newest.orElseThrow().minusMonths(RECENT_MONTHS)))
        .forEach(month -> reps.add(month.repId()));
    return reps.size();
  }

  private Map<String, RepPace> paces(Holder member) {
    Map<String, List<Double>> weekly = new HashMap<>();
    for (RepMonth month : of(member, repMonths)) {
      double weeks = month.month().lengthOfMonth() / DAYS_A_WEEK;
      weekly.computeIfAbsent(month.step(), step -> new ArrayList<>()).add(month.done() / weeks);
    }
    Map<String, RepPace> paces = new HashMap<>();
    weekly.forEach((step, done) -> paces.put(step, RepPace.of(done)));
    return paces;
  }

  private List<RepMonth> of(Holder member, Collection<RepMonth> months) {
    if (member.equals(Holder.COMPANY)) {
      return List.copyOf(months);
    }
    Set<String> below = new HashSet<>();
    teams.stream()
        .filter(team -> team.path().contains(member.memberId()))
        .forEach(team -> below.add(team.id()));
    return months.stream().filter(month -> below.contains(month.teamId())).toList();
  }

  /**
   * A team with its place in the tree.
   *
   * @param path ids from the top down to the team itself
   */
  public record PlanTeam(String id, String name, int depth, List<String> path) {
    static final String[] COLUMNS = {"team_id", "team_name", "team_depth", "path"};

    /** Reads a team from {@link #COLUMNS} of core.team. */
    static PlanTeam of(Row row) {
      return new PlanTeam(row.getString(0), row.getString(1), row.getInt(2), row.getList(3));
    }

    /** The team as a member of the marts. */
    public Holder holder() {
      return Holder.team(id);
    }
  }

  /** What a rep did of a step in a month: some of it. */
  record RepMonth(String repId, String teamId, LocalDate month, String step, double done) {}
}
