package dev.stagecoach.jobs.coach;

import dev.stagecoach.jobs.coach.trial.Arm;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** The deals of experiments, counted by variant and creator. */
final class ExperimentCounts {
  private static final String DURING = "during";
  private static final String BEFORE = "before";

  private final List<Row> facts;

  private ExperimentCounts(List<Row> facts) {
    this.facts = facts;
  }

  /** Counts from rows of core.experiment_fact. */
  static ExperimentCounts of(List<Row> facts) {
    return new ExperimentCounts(facts);
  }

  /** The mature deals of a variant in the experiment. */
  Arm during(String experiment, String variant, String outcome) {
    return arm(experiment, Set.of(variant), outcome, DURING);
  }

  /** The mature deals of the year before of those who were assigned to variants later. */
  Arm before(String experiment, Set<String> variants, String outcome) {
    return arm(experiment, variants, outcome, BEFORE);
  }

  /** All deals of a variant in the experiment, immature ones too. */
  long deals(String experiment, String variant, String outcome) {
    return deals(experiment, variant, outcome, DURING);
  }

  /** All deals that those of a variant created in the year before. */
  long dealsBefore(String experiment, String variant, String outcome) {
    return deals(experiment, variant, outcome, BEFORE);
  }

  private long deals(String experiment, String variant, String outcome, String phase) {
    return facts.stream()
        .filter(fact -> isOf(fact, experiment, outcome, phase))
        .filter(fact -> fact.<String>getAs("variant").equals(variant))
        .mapToLong(fact -> fact.<Long>getAs("deals"))
        .sum();
  }

  private Arm arm(String experiment, Set<String> variants, String outcome, String phase) {
    Map<String, Arm.Tried> byRep = new TreeMap<>();
    for (Row fact : facts) {
      if (isOf(fact, experiment, outcome, phase)
          && variants.contains(fact.<String>getAs("variant"))) {
        byRep.merge(
            fact.getAs("rep_id"),
            new Arm.Tried(fact.getAs("mature"), fact.getAs("reached")),
            Arm.Tried::plus);
      }
    }
    return new Arm(byRep);
  }

  private static boolean isOf(Row fact, String experiment, String outcome, String phase) {
    return fact.<String>getAs("experiment").equals(experiment)
        && fact.<String>getAs("outcome").equals(outcome)
        && fact.<String>getAs("phase").equals(phase);
  }
}
