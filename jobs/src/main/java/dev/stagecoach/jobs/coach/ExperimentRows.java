package dev.stagecoach.jobs.coach;

import dev.stagecoach.common.config.Experiment;
import dev.stagecoach.common.config.Experiment.Unit;
import dev.stagecoach.common.config.Experiment.Variant;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.stats.FalseDiscovery;
import dev.stagecoach.common.stats.ProportionInterval;
import dev.stagecoach.jobs.coach.trial.Arm;
import dev.stagecoach.jobs.coach.trial.Arm.Tried;
import dev.stagecoach.jobs.coach.trial.Comparison;
import dev.stagecoach.jobs.coach.trial.Plan;
import java.sql.Date;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** The rows of one experiment: its variants by its outcomes. */
final class ExperimentRows {
  private static final double DAYS_BEFORE = 365;
  private static final double PLACES = 1e8;

  /** Deals of the year before, where it is deals that are listed. */
  private static final String ANY_VARIANT = "(all)";

  private final Experiment experiment;
  private final ExperimentCounts counts;
  private final RunContext context;
  private final Variant control;

  /** Whether the year before tells variants apart, as it does but where deals are listed. */
  private final boolean isVariantKnownBefore;

  ExperimentRows(Experiment experiment, ExperimentCounts counts, RunContext context) {
    this.experiment = experiment;
    this.counts = counts;
    this.context = context;
    this.control = experiment.variants().get(0);
    this.isVariantKnownBefore = experiment.unit() == Unit.REP || experiment.isByCondition();
  }

  List<Row> rows() {
    List<Found> all = new ArrayList<>();
    for (Variant variant : experiment.variants()) {
      for (String outcome : experiment.outcomes()) {
        all.add(found(variant, outcome));
      }
    }
    List<Comparison> compared = all.stream().flatMap(found -> found.comparison().stream()).toList();
    double[] adjusted =
        FalseDiscovery.adjusted(compared.stream().mapToDouble(Comparison::chance).toArray());
    List<Row> rows = new ArrayList<>();
    int next = 0;
    for (Found found : all) {
      rows.add(row(found, found.comparison().isPresent() ? adjusted[next++] : null));
    }
    return rows;
  }

  /** What is known of a variant and an outcome. */
  private record Found(
      Variant variant,
      String outcome,
      Tried tried,
      Optional<Comparison> comparison,
      long planned,
      @Nullable Double baseline,
      @Nullable Double detectable) {}

  private Found found(Variant variant, String outcome) {
    Arm arm = counts.during(experiment.name(), variant.name(), outcome);
    boolean isControl = variant.equals(control);
    Arm controlArm = counts.during(experiment.name(), control.name(), outcome);
    Arm before = counts.before(experiment.name(), assignedBefore(), outcome);
    @Nullable Double baseline =
        before.total().deals() == 0
            ? null
            : rounded((double) before.total().reached() / before.total().deals());
    return new Found(
        variant,
        outcome,
        arm.total(),
        isControl ? Optional.empty() : compared(arm, controlArm),
        planned(variant, outcome),
        baseline,
        isControl || baseline == null ? null : detectable(variant, outcome, baseline));
  }

  private Optional<Comparison> compared(Arm arm, Arm controlArm) {
    return experiment.unit() == Unit.REP
        ? Comparison.ofReps(arm, controlArm)
        : Comparison.ofDeals(arm, controlArm);
  }

  private Set<String> assignedBefore() {
    return isVariantKnownBefore
        ? experiment.variants().stream().map(Variant::name).collect(Collectors.toSet())
        : Set.of(ANY_VARIANT);
  }

  /** Deals expected in a variant by those of its like in the year before, or those listed. */
  private long planned(Variant variant, String outcome) {
    if (!isVariantKnownBefore) {
      return variant.members().size();
    }
    long days =
        ChronoUnit.DAYS.between(
            experiment.from(), experiment.to().orElse(context.asOfOn().plusDays(1)));
    return Math.round(
        counts.dealsBefore(experiment.name(), variant.name(), outcome)
            * Math.max(0, days)
            / DAYS_BEFORE);
  }

  private @Nullable Double detectable(Variant variant, String outcome, double baseline) {
    double designEffect =
        isVariantKnownBefore
            ? counts
                .before(experiment.name(), Set.of(variant.name()), outcome)
                .clusteredAgainst(counts.before(experiment.name(), Set.of(control.name()), outcome))
                .designEffect()
            : 1;
    var effect =
        new Plan(baseline, planned(variant, outcome), planned(control, outcome), designEffect)
            .minimumDetectableEffect();
    return effect.isPresent() ? rounded(effect.orElseThrow()) : null;
  }

  private Row row(Found found, @Nullable Double adjusted) {
    Variant variant = found.variant();
    Tried tried = found.tried();
    long deals = counts.deals(experiment.name(), variant.name(), found.outcome());
    Optional<ProportionInterval> around = ProportionInterval.wilson(tried.reached(), tried.deals());
    return RowFactory.create(
        experiment.name(),
        experiment.label(),
        variant.name(),
        variant.label(),
        variant.equals(control),
        found.outcome(),
        context.asOf(),
        experiment.unit().name().toLowerCase(Locale.ROOT),
        Date.valueOf(experiment.from()),
        experiment.to().map(Date::valueOf).orElse(null),
        experiment.windowDays(),
        experiment.isByCondition() ? deals : variant.members().size(),
        deals,
        deals - tried.deals(),
        tried.deals(),
        tried.reached(),
        around.map(interval -> rounded((double) tried.reached() / tried.deals())).orElse(null),
        around.map(interval -> rounded(interval.low())).orElse(null),
        around.map(interval -> rounded(interval.high())).orElse(null),
        of(found, comparison -> rounded(comparison.difference().difference())),
        of(found, comparison -> rounded(comparison.difference().low())),
        of(found, comparison -> rounded(comparison.difference().high())),
        of(found, comparison -> rounded(comparison.chance())),
        adjusted == null ? null : rounded(adjusted),
        of(found, comparison -> comparison.method().name().toLowerCase(Locale.ROOT)),
        of(found, Comparison::clusters),
        of(found, comparison -> rounded(comparison.designEffect())),
        found.baseline(),
        found.planned(),
        found.detectable());
  }

  /** Eight places, as ratios have everywhere. */
  private static double rounded(double number) {
    return Math.rint(number * PLACES) / PLACES;
  }

  private static <T> @Nullable T of(Found found, Function<Comparison, T> part) {
    return found.comparison().map(part).orElse(null);
  }
}
