package dev.stagecoach.jobs.simulate.chance;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the simulated company is like; the defaults and their meaning stand in {@code
 * simulation.conf} beside this package.
 */
public record Parameters(
    UnitParameters north,
    UnitParameters south,
    FunnelParameters funnel,
    SeasonParameters season,
    PeopleParameters people,
    TraitParameters traits,
    MoneyParameters money,
    double leadShare,
    int unconvertedLeads,
    Map<Planted, Double> planted,
    Effects effects) {

  private static final String DEFAULTS = "dev/stagecoach/jobs/simulate/simulation.conf";
  private static final String DEMO = "dev/stagecoach/jobs/simulate/demo.conf";

  /** The parameters that come with the program. */
  public static Parameters defaults() {
    return from(resource(DEFAULTS));
  }

  /** Those of the demo: the defaults with something to find. */
  public static Parameters demo() {
    return from(resource(DEMO).withFallback(resource(DEFAULTS)));
  }

  private static Config resource(String name) {
    return ConfigFactory.parseResources(Parameters.class.getClassLoader(), name);
  }

  /**
   * The parameters of a file, with defaults for what it leaves out.
   *
   * @throws IllegalArgumentException if the file is missing or not understood, in one sentence
   */
  public static Parameters read(Path file) {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("Parameter file " + file + " cannot be read.");
    }
    Config defaults = resource(DEFAULTS);
    try {
      Config own = ConfigFactory.parseFile(file.toFile());
      own.entrySet().stream()
          .filter(entry -> !defaults.hasPath(entry.getKey()))
          .findFirst()
          .ifPresent(
              entry -> {
                throw new IllegalArgumentException(
                    "%s: unknown key '%s'; see simulation.conf for those there are."
                        .formatted(entry.getValue().origin().description(), entry.getKey()));
              });
      return from(own.withFallback(defaults));
    } catch (ConfigException e) {
      throw new IllegalArgumentException("Parameters: " + e.getMessage(), e);
    }
  }

  private static Parameters from(Config unresolved) {
    Config config = unresolved.resolve();
    return new Parameters(
        UnitParameters.from(config.getConfig("units.north")),
        UnitParameters.from(config.getConfig("units.south")),
        FunnelParameters.from(config),
        SeasonParameters.from(config),
        PeopleParameters.from(config),
        TraitParameters.from(config),
        MoneyParameters.from(config),
        config.getDouble("leads.converted-share"),
        config.getInt("leads.unconverted-per-converted"),
        shares(config.getConfig("planted")),
        Effects.from(config.getConfig("effects")));
  }

  private static Map<Planted, Double> shares(Config config) {
    Map<Planted, Double> shares = new EnumMap<>(Planted.class);
    for (Planted planted : Planted.values()) {
      if (config.hasPath(planted.key())) {
        double share = config.getDouble(planted.key());
        if (share < 0 || share > 1) {
          throw new IllegalArgumentException(
              "Parameter planted.%s is %s; a share lies between 0 and 1."
                  .formatted(planted.key(), share));
        }
        shares.put(planted, share);
      }
    }
    return shares;
  }

  /** The configured share of what is planted; 0 where it follows from other parameters. */
  public double share(Planted kind) {
    return planted.getOrDefault(kind, 0.0);
  }

  /** Where deals start, how they skip, how much teams differ, how long stages take. */
  public record FunnelParameters(
      List<Double> start,
      double skip,
      double teamSpread,
      double sigma,
      double longestDays,
      double lostFactor) {
    static FunnelParameters from(Config config) {
      return new FunnelParameters(
          List.copyOf(config.getDoubleList("start")),
          config.getDouble("skip"),
          config.getDouble("team-spread"),
          config.getDouble("dwell.sigma"),
          config.getDouble("dwell.longest-days"),
          config.getDouble("dwell.lost-factor"));
    }
  }

  /** Growth and seasons. */
  public record SeasonParameters(
      double growth, List<Double> months, int lastDays, double lastDaysWeight, double pull) {
    static SeasonParameters from(Config config) {
      return new SeasonParameters(
          config.getDouble("growth-per-year"),
          List.copyOf(config.getDoubleList("month-weights")),
          config.getInt("quarter-end.days"),
          config.getDouble("quarter-end.weight"),
          config.getDouble("quarter-end.pull"));
    }
  }

  /** How reps come, move and go. */
  public record PeopleParameters(
      double leavePerYear,
      double move,
      double atStart,
      int rampMonths,
      double takenAlong,
      double skillSpread) {
    static PeopleParameters from(Config config) {
      return new PeopleParameters(
          config.getDouble("people.leave-per-year"),
          config.getDouble("people.move"),
          config.getDouble("people.at-start"),
          config.getInt("people.ramp-months"),
          config.getDouble("people.taken-along"),
          config.getDouble("rep-skill-spread"));
    }
  }

  /** What goes with winning. */
  public record TraitParameters(
      Leaning companySize,
      Leaning activityLevel,
      List<Double> activityMean,
      List<Double> pace,
      double connectedWon,
      double connectedOther) {
    static TraitParameters from(Config config) {
      return new TraitParameters(
          leaning(config.getConfig("company-size")),
          leaning(config.getConfig("activity-level")),
          List.copyOf(config.getDoubleList("activities.mean")),
          List.copyOf(config.getDoubleList("activities.pace")),
          config.getDouble("activities.connected.won"),
          config.getDouble("activities.connected.other"));
    }

    private static Leaning leaning(Config config) {
      return Leaning.of(
          List.copyOf(config.getDoubleList("won")), List.copyOf(config.getDoubleList("other")));
    }
  }

  /** Amounts, their edits, and the contracts that follow. */
  public record MoneyParameters(
      List<Double> median,
      double sigma,
      double edits,
      double editsAtStageChange,
      double contractShare,
      Weights renewal) {
    static MoneyParameters from(Config config) {
      return new MoneyParameters(
          List.copyOf(config.getDoubleList("amounts.median")),
          config.getDouble("amounts.sigma"),
          config.getDouble("edits.amount"),
          config.getDouble("edits.at-stage-change"),
          config.getDouble("contracts.share"),
          Weights.of(List.copyOf(config.getDoubleList("contracts.renewed"))));
    }
  }
}
