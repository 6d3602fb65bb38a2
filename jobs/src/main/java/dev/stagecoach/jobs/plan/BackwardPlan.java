package dev.stagecoach.jobs.plan;

import dev.stagecoach.common.stats.Quantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Goes from a revenue goal back to deals, opportunities, stages and activities (definitions:
 * targets and planning backwards).
 *
 * @param revenue what must be won
 * @param onHand what is there already
 * @param lags by stage, how long after its entry deals are won
 * @param time when it must be won; empty for a plan without time
 */
record BackwardPlan(
    double revenue, OnHand onHand, Map<String, LagDistribution> lags, Optional<PlanTime> time) {

  /**
   * The steps, revenue first.
   *
   * @param rates by which to go back
   * @param drawn the rates of the bootstrap; none where nothing comes from history
   * @param confidence share of the draws that a range holds
   */
  List<PlannedStep> steps(PlanRates rates, List<PlanRates> drawn, double confidence) {
    double dealsThere = there(rates) / rates.averageDealSize();
    double deals = revenue / rates.averageDealSize();
    Ranges ranges = new Ranges(drawn.stream().map(this::figures).toList(), confidence);
    List<PlannedStep> steps = new ArrayList<>();
    for (PlanStep step : rates.steps()) {
      double required = deals * step.perDeal();
      double onHandOfStep = dealsThere * step.perDeal();
      double missing = Math.max(0, required - onHandOfStep);
      WeekSpread spread = spread(rates, step);
      steps.add(
          new PlannedStep(
              step,
              new Figure(required, ranges.of(step, required, Figures::required)),
              onHandOfStep,
              new Figure(missing, ranges.of(step, missing, Figures::missing)),
              Arrays.stream(spread.due()).boxed().toList(),
              spread.overdue()));
    }
    return steps;
  }

  private double there(PlanRates rates) {
    return onHand.revenue(
        rates, lags, time.map(PlanTime::daysLeft).orElse(Double.POSITIVE_INFINITY));
  }

  private Figures figures(PlanRates rates) {
    double deals = revenue / rates.averageDealSize();
    double dealsThere = there(rates) / rates.averageDealSize();
    Map<String, Double> required = new HashMap<>();
    Map<String, Double> missing = new HashMap<>();
    for (PlanStep step : rates.steps()) {
      required.put(step.name(), deals * step.perDeal());
      missing.put(step.name(), Math.max(0, (deals - dealsThere) * step.perDeal()));
    }
    return new Figures(required, missing);
  }

  private WeekSpread spread(PlanRates rates, PlanStep step) {
    return WeekSpread.back(
        time.map(PlanTime::wins).orElseGet(() -> new double[0]), lag(rates, step));
  }

  /** The lag of the stage that a step enters; activities belong to the creation of the deal. */
  private LagDistribution lag(PlanRates rates, PlanStep step) {
    return switch (step.kind()) {
      case REVENUE, DEALS -> LagDistribution.NONE;
      case STAGE -> lags.getOrDefault(step.name(), LagDistribution.NONE);
      case OPPORTUNITIES, ACTIVITY ->
          rates.stages().stream()
              .findFirst()
              .map(first -> lags.getOrDefault(first.stage(), LagDistribution.NONE))
              .orElse(LagDistribution.NONE);
    };
  }

  /** What one draw asks of each step that it knows. */
  private record Figures(Map<String, Double> required, Map<String, Double> missing) {}

  /** The draws, and how much of them a range holds. */
  private record Ranges(List<Figures> draws, double confidence) {
    /** The range over the draws that know the step; the figure itself where none does. */
    Range of(PlanStep step, double figure, Function<Figures, Map<String, Double>> kind) {
      double[] sorted =
          draws.stream()
              .map(kind)
              .filter(figures -> figures.containsKey(step.name()))
              .mapToDouble(figures -> figures.getOrDefault(step.name(), figure))
              .sorted()
              .toArray();
      double tail = (1 - confidence) / 2;
      return new Range(
          Quantile.of(sorted, tail).orElse(figure), Quantile.of(sorted, 1 - tail).orElse(figure));
    }
  }
}
