package dev.stagecoach.jobs.simulate.company;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.chance.FunnelLaw;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import dev.stagecoach.jobs.simulate.chance.Parameters.PeopleParameters;
import dev.stagecoach.jobs.simulate.chance.UnitParameters;
import java.util.ArrayList;
import java.util.List;

/** Draws the company's teams and reps from the seed. */
final class Founding {
  private static final int BEFORE = 400;
  private static final int DAYS_A_YEAR = 365;
  private static final List<String> NAMES =
      List.of(
          "Amber", "Basalt", "Cinder", "Dune", "Ember", "Flint", "Granite", "Harbour", "Indigo",
          "Jade", "Kelp", "Lagoon", "Marble", "Nimbus", "Ochre", "Pebble", "Quartz", "Russet",
          "Slate", "Tundra");

  private final SimulationOptions options;
  private final List<TeamNode> tree = new ArrayList<>();
  private final List<Team> teams = new ArrayList<>();
  private final List<Rep> reps = new ArrayList<>();

  Founding(SimulationOptions options) {
    this.options = options;
    int northern = Math.max(1, Math.min(options.teams() - 1, Math.round(options.teams() * 0.58f)));
    found(Unit.NORTH, northern, options.parameters().north());
    found(Unit.SOUTH, options.teams() - northern, options.parameters().south());
    for (int number = 1; number <= options.reps(); number++) {
      reps.add(rep(number));
    }
  }

  List<TeamNode> tree() {
    return List.copyOf(tree);
  }

  List<Team> teams() {
    return List.copyOf(teams);
  }

  List<Rep> reps() {
    return List.copyOf(reps);
  }

  private void found(Unit unit, int count, UnitParameters rates) {
    tree.add(new TeamNode(unit.rootTeamId(), unit.label(), "", unit));
    int regions = count < 4 ? 1 : 2;
    for (int region = 1; region <= regions; region++) {
      String name = "%s Region %d".formatted(unit.label(), region);
      tree.add(new TeamNode(regionId(unit, region), name, unit.rootTeamId(), unit));
    }
    Parameters parameters = options.parameters();
    FunnelLaw unitLaw =
        new FunnelLaw(rates.advance(), parameters.funnel().start(), parameters.funnel().skip());
    for (int place = 0; place < count; place++) {
      int number = teams.size();
      Dice dice = Dice.of(options.seed(), 66, number);
      double odds = StrictMath.exp(parameters.funnel().teamSpread() * dice.normal());
      String id = "team-%02d".formatted(number + 1);
      String parent = regionId(unit, 1 + place * regions / count);
      double weight = dice.between(0.7, 1.3);
      FunnelLaw law = unitLaw.withOdds(odds);
      teams.add(
          new Team(
              number, id, name(number), parent, unit, weight, odds, law, parameters.effects()));
      tree.add(new TeamNode(id, name(number), parent, unit));
    }
  }

  private static String regionId(Unit unit, int region) {
    return "region-%s-%d".formatted(unit.source(), region);
  }

  private static String name(int number) {
    int round = number / NAMES.size();
    return "Team " + NAMES.get(number % NAMES.size()) + (round == 0 ? "" : " " + (round + 1));
  }

  /** The first reps of each team were there before and stay, so that no team is ever empty. */
  private Rep rep(int number) {
    PeopleParameters people = options.parameters().people();
    Dice dice = Rep.dice(options.seed(), number);
    Team team = teams.get((number - 1) % teams.size());
    double skill = StrictMath.exp(people.skillSpread() * dice.normal());
    int start = options.startDay();
    int span = options.untilDay() - start;
    boolean isAnchor = number <= teams.size() || number <= 2 * teams.size() && manyReps();
    int anchored = start - BEFORE - dice.below(600);
    if (isAnchor) {
      return new Rep(number, team.unit(), team, team, anchored, Rep.NEVER, Rep.NEVER, skill);
    }
    int hired = dice.chance(people.atStart()) ? anchored : start + dice.below(span);
    int present = Math.max(hired, start);
    int stays = (int) (-StrictMath.log(1 - dice.share()) / people.leavePerYear() * DAYS_A_YEAR);
    int left = present + 90 + stays < options.untilDay() ? present + 90 + stays : Rep.NEVER;
    int end = Math.min(left, options.untilDay());
    boolean isMover = dice.chance(people.move()) && end - present > 120;
    int moves = isMover ? present + 60 + dice.below(end - present - 90) : Rep.NEVER;
    Team second = isMover ? otherTeam(team, dice) : team;
    boolean isMoving = !second.equals(team);
    return new Rep(
        number, team.unit(), team, second, hired, isMoving ? moves : Rep.NEVER, left, skill);
  }

  private boolean manyReps() {
    return options.reps() >= 3 * teams.size();
  }

  private Team otherTeam(Team team, Dice dice) {
    List<Team> others =
        teams.stream().filter(other -> other.unit() == team.unit() && !other.equals(team)).toList();
    return others.isEmpty() ? team : others.get(dice.below(others.size()));
  }
}
