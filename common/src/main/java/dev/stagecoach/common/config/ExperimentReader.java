package dev.stagecoach.common.config;

import dev.stagecoach.common.config.Experiment.Unit;
import dev.stagecoach.common.config.Experiment.Variant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the block {@code experiments} against the funnels. */
final class ExperimentReader {
  private static final String WON = "won";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String NAME = "name";
  private static final String REPS = "reps";
  private static final String DEALS = "deals";
  private static final String DEALS_WHERE = "deals-where";
  private static final List<String> WAYS = List.of(DEALS_WHERE, DEALS, REPS);
  private static final String VARIANTS = "variants";
  private static final String OUTCOMES = "outcomes";
  private static final String DATE_RULE = "write a date, e.g. 2024-01-31";

  private final Optional<Funnel> funnel;

  private ExperimentReader(List<Funnel> funnels) {
    funnel = funnels.stream().filter(Funnel::isDefault).findFirst();
  }

  static List<Experiment> experiments(Settings root, List<Funnel> funnels) {
    ExperimentReader reader = new ExperimentReader(funnels);
    List<Experiment> experiments = new ArrayList<>();
    root.named("experiments", "experiment")
        .forEach((name, block) -> experiments.add(reader.experiment(name, block)));
    return experiments;
  }

  private Experiment experiment(String name, Settings block) {
    Values.checkName(block, name);
    Optional<LocalDate> from = Values.parsed(block, FROM, LocalDate::parse, DATE_RULE);
    if (from.isEmpty()) {
      block.missing(FROM, DATE_RULE);
    }
    LocalDate first = from.orElse(LocalDate.EPOCH);
    Optional<LocalDate> to = Values.parsed(block, TO, LocalDate::parse, DATE_RULE);
    to.filter(end -> from.isPresent() && !end.isAfter(first))
        .ifPresent(
            end ->
                block.fault(TO, "is %s, not after %s".formatted(end, first), "write a later date"));
    List<Settings> blocks = block.listed(VARIANTS, "variant");
    List<Variant> variants = variants(block, blocks);
    return new Experiment(
        name,
        Values.optionalText(block, "label").orElse(name),
        first,
        to,
        window(block),
        way(blocks).equals(REPS) ? Unit.REP : Unit.DEAL,
        outcomes(block),
        variants);
  }

  private int window(Settings block) {
    return Values.optionalWholeNumber(block, "window-days", 1, 3650)
        .or(() -> funnel.map(Funnel::windowDays))
        .orElse(1);
  }

  /** The setting by which all variants of an experiment are assigned. */
  private static String way(List<Settings> variants) {
    return WAYS.stream()
        .filter(way -> variants.stream().anyMatch(variant -> variant.has(way)))
        .findFirst()
        .orElse(REPS);
  }

  private List<String> outcomes(Settings block) {
    List<String> known = new ArrayList<>(funnel.map(Funnel::stages).orElse(List.of()));
    known.add(WON);
    List<String> outcomes = Values.texts(block, OUTCOMES);
    if (outcomes.isEmpty()) {
      block.missing(OUTCOMES, "write a list of stages to get to, e.g. [won]");
    }
    for (String outcome : outcomes) {
      if (!known.contains(outcome)) {
        block.dangling(
            OUTCOMES,
            "holds '%s', which is no stage of the default funnel".formatted(outcome),
            NearestNames.remedy(outcome, known));
      }
    }
    return outcomes.stream().distinct().toList();
  }

  private static List<Variant> variants(Settings block, List<Settings> blocks) {
    if (blocks.size() < 2 && !block.isFaulty(VARIANTS)) {
      block.fault(
          VARIANTS,
          blocks.isEmpty() ? "holds no variant" : "holds one variant alone",
          "write at least two, the first is what the others are compared with");
    }
    List<Variant> variants = new ArrayList<>();
    Map<String, String> assigned = new HashMap<>();
    for (Settings variant : blocks) {
      variants.add(variant(variant, way(blocks), variants, assigned));
    }
    return variants;
  }

  private static Variant variant(
      Settings block, String way, List<Variant> before, Map<String, String> assigned) {
    String name = Values.name(block, NAME);
    if (before.stream().anyMatch(other -> other.name().equals(name))) {
      block.fault(NAME, "'%s' is there twice".formatted(name), "give each variant its own name");
    }
    List<String> others = WAYS.stream().filter(other -> !other.equals(way)).toList();
    boolean isMixed = refuseMixture(block, way, others);
    List<String> members = way.equals(DEALS_WHERE) ? List.of() : Values.texts(block, way);
    Optional<ConfiguredExpression> dealsWhere =
        way.equals(DEALS_WHERE) ? Values.expression(block, way) : Optional.empty();
    if (members.isEmpty() && dealsWhere.isEmpty() && !block.isFaulty(way) && !isMixed) {
      block.missing(way, remedy(way));
    }
    Stream.concat(members.stream(), dealsWhere.stream().map(ConfiguredExpression::text))
        .forEach(assignee -> refuseTwice(block, way, assignee, name, assigned));
    return new Variant(name, Values.optionalText(block, "label").orElse(name), members, dealsWhere);
  }

  private static boolean refuseMixture(Settings block, String way, List<String> others) {
    List<String> mixed = others.stream().filter(block::has).toList();
    for (String other : mixed) {
      block.fault(
          other,
          "stands beside variants with " + way,
          "assign all by one of reps, deals and deals-where");
    }
    return !mixed.isEmpty();
  }

  private static String remedy(String way) {
    return way.equals(DEALS_WHERE)
        ? "write a condition, e.g. \"product = 'Basic'\""
        : "write a list of ids, e.g. [\"crm:1001\"]; or deals = [ … ] or deals-where = \"…\" in all";
  }

  private static void refuseTwice(
      Settings block, String way, String assignee, String name, Map<String, String> assigned) {
    Optional.ofNullable(assigned.putIfAbsent(assignee, name))
        .ifPresent(
            other ->
                block.fault(
                    way,
                    "holds '%s', which is assigned to %s already".formatted(assignee, other),
                    "assign each once"));
  }
}
