package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.time.DateRange;
import dev.stagecoach.jobs.cli.screen.Format;
import dev.stagecoach.jobs.cli.screen.Heading;
import dev.stagecoach.jobs.cli.screen.Listing;
import dev.stagecoach.jobs.plan.Figure;
import dev.stagecoach.jobs.plan.KnownRates;
import dev.stagecoach.jobs.plan.PlannedGoal;
import dev.stagecoach.jobs.plan.PlannedStep;
import dev.stagecoach.jobs.plan.RepPace;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints a plan: step by step, or week by week. */
final class PlanScreen {
  private static final int EXACT_PLACES = 6;

  private final SuiteConfig config;
  private final Format format;
  private final PrintWriter out;

  PlanScreen(SuiteConfig config, Format format, PrintWriter out) {
    this.config = config;
    this.format = format;
    this.out = out;
  }

  void print(Question question, PlannedGoal plan, boolean isByWeek) {
    if (format == Format.TABLE) {
      heading(question, plan);
    }
    format.print(isByWeek ? weeks(plan) : steps(plan), out);
    if (format == Format.TABLE && !isByWeek) {
      notes(plan);
    }
    out.flush();
  }

  private void heading(Question question, PlannedGoal plan) {
    out.println(
        String.format(
            Locale.ROOT,
            "%,.0f %s to be won by %s%s",
            question.revenue(),
            config.business().reportingCurrency(),
            question.team().map(team -> "team " + team).orElse("the company"),
            question
                .days()
                .map(days -> " from %s to %s".formatted(days.start(), days.end().minusDays(1)))
                .orElse("")));
    out.println(
        String.format(
            Locale.ROOT,
            "average deal size %,.0f (%s), win rate %.1f %% (%s)",
            plan.rates().averageDealSize(),
            origin(question.given().averageDealSize(), plan),
            100 * plan.rates().winRate(),
            origin(question.given().winRate(), plan)));
    out.println();
  }

  private static String origin(OptionalDouble given, PlannedGoal plan) {
    if (given.isPresent()) {
      return "given";
    }
    return "%s of the last %d months"
        .formatted(
            plan.knowledge().isOwnHistory() ? "history" : "the company's history",
            plan.knowledge().history().months());
  }

  private Listing steps(PlannedGoal plan) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (PlannedStep step : plan.steps()) {
      Optional<RepPace> pace = plan.pace(step);
      OptionalDouble perRep = plan.perRepAndWeek(step);
      rows.add(
          Arrays.asList(
              step.step().name(),
              number(step.required().value()),
              number(step.required().range().low()),
              number(step.required().range().high()),
              number(step.onHand()),
              number(step.missing().value()),
              plan.weeks().isEmpty() ? null : number(step.perWeek()),
              perRep.isEmpty() ? null : number(perRep.orElseThrow()),
              pace.map(known -> number(known.usual())).orElse(null),
              pace.map(known -> number(known.best())).orElse(null),
              perRep.isEmpty()
                  ? null
                  : pace.map(known -> known.capacity(perRep.orElseThrow()).name())
                      .map(name -> name.toLowerCase(Locale.ROOT))
                      .orElse(null)));
    }
    return new Listing(
        headings(
            "step",
            List.of(
                "required",
                "low",
                "high",
                "on_hand",
                "missing",
                "per_week",
                "per_rep_week",
                "usual_per_rep_week",
                "best_per_rep_week"),
            Stream.of("capacity")),
        rows);
  }

  private Listing weeks(PlannedGoal plan) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int week = 0; week < plan.weeks().size(); week++) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(plan.weeks().get(week).start());
      for (PlannedStep step : plan.steps()) {
        row.add(number(step.due(week).value()));
      }
      rows.add(row);
    }
    return new Listing(
        headings(
            "week_start",
            plan.steps().stream().map(step -> step.step().name()).toList(),
            Stream.of()),
        rows);
  }

  private static List<Heading> headings(String first, List<String> numbers, Stream<String> texts) {
    return Stream.of(
            Stream.of(Heading.text(first)),
            numbers.stream().map(Heading::number),
            texts.map(Heading::text))
        .flatMap(part -> part)
        .toList();
  }

  private void notes(PlannedGoal plan) {
    PlannedStep opportunities =
        plan.steps().stream()
            .filter(step -> step.step().name().equals("opportunities"))
            .findFirst()
            .orElseThrow();
    Figure missing = opportunities.missing();
    double overdue = missing.value() * opportunities.overdue();
    if (overdue >= 1) {
      out.println();
      out.println(
          String.format(
              Locale.ROOT,
              "%,.0f of the %,.0f opportunities that are missing should exist already: deals take"
                  + " time to be won.",
              overdue,
              missing.value()));
    }
  }

  /** For reading, a digit after the point where it says something; for programs, all of them. */
  private BigDecimal number(double value) {
    int places = format != Format.TABLE ? EXACT_PLACES : Math.abs(value) < 1000 ? 1 : 0;
    return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
  }

  /** What stands above the plan. */
  record Question(
      BigDecimal revenue, Optional<String> team, Optional<DateRange> days, KnownRates given) {}
}
