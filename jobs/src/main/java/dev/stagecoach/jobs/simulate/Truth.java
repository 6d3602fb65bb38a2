package dev.stagecoach.jobs.simulate;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import dev.stagecoach.jobs.simulate.chance.FunnelLaw;
import dev.stagecoach.jobs.simulate.chance.Leaning;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import dev.stagecoach.jobs.simulate.chance.Planted;
import dev.stagecoach.jobs.simulate.chance.Tally;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.company.Team;
import dev.stagecoach.jobs.simulate.company.Unit;
import dev.stagecoach.jobs.simulate.deal.DealMaker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rates that a simulation was drawn from, as JSON. A team's eventual conversions follow from
 * its law ({@link FunnelLaw}); a unit's and the company's are those of the mixture of teams, each
 * weighted by its probability of getting a deal, which does not change over time.
 */
final class Truth {
  private static final List<String> STAGES =
      List.of("prospecting", "qualification", "solution_fit", "proposal", "negotiation");
  private static final String METHOD =
      "A deal's furthest stages are a Markov chain: from the furthest stage k it gets beyond k with"
          + " probability advance(k), to k+1 or with probability skip to k+2, else it never gets"
          + " further. With f(k) the probability that k is ever the furthest stage, R(k) = 1 - sum"
          + " over j<k of f(j)(1-advance(j)) is the share of deals that ever reach k or beyond, and"
          + " conversion(k) = R(k+1)/R(k): the eventual conversion under linear fill. Regressions,"
          + " bounces, reopenings, edits, handovers, moves between pipelines and late rows never"
          + " change it; deletions and merges do not depend on it. A unit mixes its teams: R(k) ="
          + " sum of weight x R(k) of its teams. An entry into a stage has advanced within"
          + " resolved_within_days or never will, so cohorts older than that are binomial with"
          + " exactly these rates. The team of a deal here is the one it was created in.";

  private final Company company;
  private final SimulationOptions options;
  private final Parameters parameters;
  private final Tally tally;

  Truth(Company company, Tally tally) {
    this.company = company;
    this.options = company.options();
    this.parameters = options.parameters();
    this.tally = tally;
  }

  String json(Map<String, Long> rows) {
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("options", options());
    truth.put("method", METHOD);
    truth.put("resolved_within_days", DealMaker.resolvedWithinDays());
    truth.put("overall", rates(overallReach()));
    Map<String, Object> units = new LinkedHashMap<>();
    for (Unit unit : Unit.values()) {
      units.put(unit.source(), unit(unit));
    }
    truth.put("units", units);
    Map<String, Object> teams = new LinkedHashMap<>();
    company.teams().forEach(team -> teams.put(team.id(), team(team)));
    truth.put("teams", teams);
    truth.put("traits", traits());
    truth.put("durations", durations());
    truth.put("planted", planted());
    truth.put("effects", new PlantedEffects(company).truth());
    truth.put("outcomes", tally.outcomes());
    truth.put("rows", rows);
    return ConfigValueFactory.fromMap(truth)
            .render(ConfigRenderOptions.defaults().setComments(false).setOriginComments(false))
        + "\n";
  }

  private Map<String, Object> options() {
    return Map.of(
        "deals", options.deals(),
        "seed", options.seed(),
        "years", options.years(),
        "until", options.until().toString(),
        "teams", options.teams(),
        "reps", options.reps(),
        "nights", options.nights(),
        "night_share", options.nightShare(),
        "stage_renamed_on", LocalDate.ofEpochDay(DealMaker.renameDay(options)).toString());
  }

  private Map<String, Object> unit(Unit unit) {
    Map<String, Object> values = new TreeMap<>(rates(reach(unit)));
    values.put("deals", company.deals(unit));
    values.put("accounts", company.accounts(unit).count());
    values.put("root_team", unit.rootTeamId());
    values.put("advance", named(company.parameters(unit).advance()));
    values.put("skip", parameters.funnel().skip());
    values.put("start", parameters.funnel().start());
    return values;
  }

  private Map<String, Object> team(Team team) {
    Map<String, Object> values = new TreeMap<>(rates(team.reach()));
    values.put("unit", team.unit().source());
    values.put("name", team.name());
    values.put("parent", team.parentId());
    values.put("weight", weight(team));
    values.put("odds_factor", team.oddsFactor());
    return values;
  }

  private double weight(Team team) {
    double all = company.teams(team.unit()).stream().mapToDouble(Team::weight).sum();
    return team.weight() / all;
  }

  private List<Double> reach(Unit unit) {
    return mixed(
        company.teams(unit).stream().map(team -> team.reach()).toList(),
        company.teams(unit).stream().map(this::weight).toList());
  }

  private List<Double> overallReach() {
    List<Double> shares = new ArrayList<>();
    List<List<Double>> reaches = new ArrayList<>();
    for (Unit unit : Unit.values()) {
      shares.add((double) company.deals(unit) / options.deals());
      reaches.add(reach(unit));
    }
    return mixed(reaches, shares);
  }

  private static List<Double> mixed(List<List<Double>> reaches, List<Double> weights) {
    double[] mixture = new double[STAGES.size() + 1];
    for (int i = 0; i < reaches.size(); i++) {
      for (int stage = 0; stage < mixture.length; stage++) {
        mixture[stage] += weights.get(i) * reaches.get(i).get(stage);
      }
    }
    List<Double> reach = new ArrayList<>();
    for (double share : mixture) {
      reach.add(share);
    }
    return reach;
  }

  private static Map<String, Object> rates(List<Double> reach) {
    double win = reach.get(STAGES.size());
    return Map.of(
        "reach", named(reach),
        "conversion", named(FunnelLaw.conversions(reach)),
        "conversion_to_won", named(reach.stream().limit(STAGES.size()).map(r -> win / r).toList()),
        "win_probability", win);
  }

  private static Map<String, Double> named(List<Double> values) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      named.put(i < STAGES.size() ? STAGES.get(i) : "won", values.get(i));
    }
    return named;
  }

  private Map<String, Object> traits() {
    return Map.of(
        "company_size",
            trait(parameters.traits().companySize(), List.of("small", "middle", "large")),
        "activity_level",
            trait(parameters.traits().activityLevel(), List.of("low", "middle", "high")));
  }

  private Map<String, Object> trait(Leaning leaning, List<String> names) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("odds_factor", leaning.oddsFactor(i));
      for (Unit unit : Unit.values()) {
        double overall = reach(unit).get(STAGES.size());
        value.put("win_probability_" + unit.source(), leaning.winProbability(i, overall));
      }
      values.put(names.get(i), value);
    }
    return values;
  }

  private Map<String, Object> durations() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("distribution", "log-normal, cut off at longest_days; medians in days");
    values.put("sigma", parameters.funnel().sigma());
    values.put("longest_days", parameters.funnel().longestDays());
    values.put("lost_factor", parameters.funnel().lostFactor());
    values.put("activity_pace", parameters.traits().pace());
    for (Unit unit : Unit.values()) {
      values.put(unit.source(), named(company.parameters(unit).medianDays()));
    }
    return values;
  }

  private Map<String, Object> planted() {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Planted kind : Planted.values()) {
      counts.put(kind.key(), tally.planted(kind));
    }
    return counts;
  }
}
