package dev.stagecoach.jobs.simulate.company;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.chance.Effects.Trial;
import dev.stagecoach.jobs.simulate.chance.UnitParameters;
import dev.stagecoach.jobs.simulate.chance.Weights;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** The simulated company: who works where and when, and what they sell to. Immutable. */
public final class Company {
  private final SimulationOptions options;
  private final List<TeamNode> tree;
  private final List<Team> teams;
  private final List<Rep> reps;
  private final SalesCalendar calendar;
  private final Map<Unit, List<Team>> unitTeams = new EnumMap<>(Unit.class);
  private final Map<Unit, Weights> teamWeights = new EnumMap<>(Unit.class);
  private final Map<Unit, Accounts> accounts = new EnumMap<>(Unit.class);
  private final List<List<Roster>> rosters;

  /** The company that the options describe. */
  public Company(SimulationOptions options) {
    this.options = options;
    Founding founding = new Founding(options);
    this.tree = founding.tree();
    this.teams = founding.teams();
    this.reps = founding.reps();
    this.calendar =
        new SalesCalendar(options.startDay(), options.untilDay(), options.parameters().season());
    for (Unit unit : Unit.values()) {
      unitTeams.put(unit, teams.stream().filter(team -> team.unit() == unit).toList());
      teamWeights.put(unit, Weights.of(teams(unit).stream().map(Team::weight).toList()));
      accounts.put(unit, new Accounts(unit, deals(unit), options.seed(), calendar));
    }
    this.rosters = teams.stream().map(this::rosters).toList();
  }

  /** What was asked for. */
  public SimulationOptions options() {
    return options;
  }

  /** When deals are created. */
  public SalesCalendar calendar() {
    return calendar;
  }

  /** Units, regions and teams, parents first. */
  public List<TeamNode> tree() {
    return tree;
  }

  /** All teams that reps belong to. */
  public List<Team> teams() {
    return teams;
  }

  /** The teams of a unit. */
  public List<Team> teams(Unit unit) {
    return unitTeams.getOrDefault(unit, List.of());
  }

  /** All reps; their number is their place in the list plus one. */
  public List<Rep> reps() {
    return reps;
  }

  /** The reps of a unit. */
  public List<Rep> reps(Unit unit) {
    return reps.stream().filter(rep -> rep.unit() == unit).toList();
  }

  /** The rep with a number. */
  public Rep rep(int number) {
    return reps.get(number - 1);
  }

  /** The accounts of a unit. */
  public Accounts accounts(Unit unit) {
    return Objects.requireNonNull(accounts.get(unit));
  }

  /** The rates of a unit. */
  public UnitParameters parameters(Unit unit) {
    return unit == Unit.NORTH ? options.parameters().north() : options.parameters().south();
  }

  /** How many deals a unit creates. */
  public long deals(Unit unit) {
    UnitParameters north = options.parameters().north();
    double share = north.share() / (north.share() + options.parameters().south().share());
    long ofNorth = Math.round(options.deals() * share);
    return unit == Unit.NORTH ? ofNorth : options.deals() - ofNorth;
  }

  /** The team that a deal falls to. */
  public Team drawTeam(Unit unit, Dice dice) {
    List<Team> ofUnit = teams(unit);
    return ofUnit.get(Objects.requireNonNull(teamWeights.get(unit)).draw(dice));
  }

  /** The rep of a team to whom a deal falls that is created on a day. */
  public Rep drawRep(Team team, int day, boolean isWon, Dice dice) {
    return roster(team, day).draw(isWon, dice);
  }

  /** A colleague in a team, to hand a deal over to. */
  public Rep drawColleague(Rep rep, Team team, int day, Dice dice) {
    return roster(team, day).colleague(rep, dice);
  }

  /** How many reps take deals in a team in the month of a day. */
  public int rosterSize(Team team, int day) {
    return roster(team, day).reps().size();
  }

  private Roster roster(Team team, int day) {
    List<Roster> months = rosters.get(team.number());
    return months.get(Math.min(Math.max(month(day), 0), months.size() - 1));
  }

  private int month(int day) {
    return (int)
        ChronoUnit.MONTHS.between(
            LocalDate.ofEpochDay(options.startDay()).withDayOfMonth(1), LocalDate.ofEpochDay(day));
  }

  /** A rep's effect on the odds of winning in a month, the experiment's included. */
  private ToDoubleFunction<Rep> skills(LocalDate month) {
    Trial trial = options.parameters().effects().trial();
    boolean isTrying =
        !month.isBefore(trial.from(options.until())) && month.isBefore(trial.to(options.until()));
    return rep ->
        isTrying && Trial.isTreated(rep.number(), options.teams())
            ? rep.skill() * trial.odds()
            : rep.skill();
  }

  private List<Roster> rosters(Team team) {
    List<Roster> months = new ArrayList<>();
    Collection<Rep> ofUnit = reps(team.unit());
    LocalDate month = LocalDate.ofEpochDay(options.startDay()).withDayOfMonth(1);
    while (month.isBefore(options.until())) {
      int from = (int) month.toEpochDay();
      int to = (int) month.plusMonths(1).toEpochDay();
      List<Rep> present = ofUnit.stream().filter(rep -> rep.isThroughout(team, from, to)).toList();
      int rampMonths = options.parameters().people().rampMonths();
      months.add(new Roster(present, from, rampMonths, skills(month)));
      month = month.plusMonths(1);
    }
    return List.copyOf(months);
  }
}
