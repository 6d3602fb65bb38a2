package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.NearestNames;
import dev.stagecoach.common.config.Planning.Goal;
import dev.stagecoach.common.config.Planning.Holder;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.time.DateRange;
import dev.stagecoach.jobs.cli.screen.Format;
import dev.stagecoach.jobs.plan.KnownRates;
import dev.stagecoach.jobs.plan.PlanBook.PlanTeam;
import dev.stagecoach.jobs.plan.PlanTime;
import dev.stagecoach.jobs.plan.PlannedGoal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Works backwards from a revenue goal. */
@Command(
    name = "plan",
    description = {
      "Work backwards from a revenue goal to deals, opportunities, stages and activities.",
      "What is not given comes from the warehouse's history, where there is one."
    },
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SuiteOptions suite;

  @Option(names = "--revenue", paramLabel = "AMOUNT", description = "The revenue to be won.")
  private @Nullable BigDecimal revenue;

  @Option(
      names = "--goal",
      paramLabel = "NAME",
      description = "A goal of the configuration (default: the only one there).")
  private @Nullable String goalName;

  @Option(
      names = "--average-deal-size",
      paramLabel = "AMOUNT",
      description = "Instead of what history says.")
  private @Nullable BigDecimal averageDealSize;

  @Option(
      names = "--win-rate",
      paramLabel = "SHARE",
      description = "Share of opportunities that are won, e.g. 0.25, instead of what history says.")
  private @Nullable BigDecimal winRate;

  @Option(names = "--team", paramLabel = "TEAM", description = "Plans for a team, by id or name.")
  private @Nullable String team;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "When it must be won, e.g. 2025, 2025-Q1, 2025-03, FY2025 or FY2025-Q1.")
  private @Nullable String period;

  @Option(names = "--from", paramLabel = "DATE", description = "Instead: the first day.")
  private @Nullable LocalDate from;

  @Option(names = "--until", paramLabel = "DATE", description = "And the first day after.")
  private @Nullable LocalDate until;

  @Option(names = "--weeks", description = "Shows what is due week by week.")
  private boolean isByWeek;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Override
  public Integer call() {
    SuiteConfig config = suite.config();
    Optional<Goal> goal = goal(config);
    Optional<DateRange> days = days(config).or(() -> goal.map(Goal::days));
    if (isByWeek && days.isEmpty()) {
      throw usage("Weeks need a time: add --period, or --from and --until.");
    }
    PlanHistorySource source = PlanHistorySource.of(suite, config, command.commandLine().getErr());
    PlanHistorySource.Found found = source.read(days);
    Optional<PlanTeam> member =
        Optional.ofNullable(team).or(() -> goal.flatMap(Goal::team)).flatMap(found::team);
    Holder holder = member.map(PlanTeam::holder).orElse(Holder.COMPANY);
    BigDecimal wanted = revenue(goal, holder, found);
    Optional<PlanTime> time =
        days.map(
            range ->
                new PlanTime(
                    range, found.today().orElse(range.start()), config.business().calendar()));
    PlannedGoal plan =
        PlannedGoal.of(wanted.doubleValue(), given(goal), time, found.of(holder), config.planning())
            .orElseThrow(() -> unknownRates(found));
    new PlanScreen(config, format, command.commandLine().getOut())
        .print(
            new PlanScreen.Question(wanted, member.map(PlanTeam::name), days, given(goal)),
            plan,
            isByWeek);
    return ExitCode.DONE.status();
  }

  private Optional<Goal> goal(SuiteConfig config) {
    List<Goal> goals = config.planning().goals();
    List<String> names = goals.stream().map(Goal::name).toList();
    if (goalName != null) {
      return Optional.of(named(goals, names, goalName));
    }
    if (revenue != null) {
      return Optional.empty();
    }
    if (goals.size() == 1) {
      return Optional.of(goals.get(0));
    }
    throw usage(
        goals.isEmpty()
            ? "No goal: add --revenue, or a goal to the configuration (goals { … })."
            : "Which goal? Add --goal with one of %s, or --revenue."
                .formatted(String.join(", ", names)));
  }

  private Goal named(List<Goal> goals, List<String> names, String wanted) {
    return goals.stream()
        .filter(goal -> goal.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                usage(
                    "There is no goal '%s'; %s"
                        .formatted(wanted, NearestNames.remedy(wanted, names))));
  }

  /** What is given; of a goal, the part of it that a team below its holder has. */
  private BigDecimal revenue(Optional<Goal> goal, Holder holder, PlanHistorySource.Found found) {
    if (revenue != null) {
      return above(revenue, "--revenue");
    }
    Goal configured = goal.orElseThrow();
    double share = found.share(holder, configured.team().map(Holder::team).orElse(Holder.COMPANY));
    if (share == 0) {
      throw usage(
          "%s won nothing in the history that would tell its part of goal %s; add --revenue."
              .formatted(holder.memberId(), configured.name()));
    }
    return configured.revenue().multiply(BigDecimal.valueOf(share));
  }

  private KnownRates given(Optional<Goal> goal) {
    OptionalDouble rate =
        winRate == null
            ? goal.map(Goal::winRate).orElse(OptionalDouble.empty())
            : OptionalDouble.of(above(winRate, "--win-rate").doubleValue());
    if (rate.orElse(1) > 1) {
      throw usage("--win-rate is a share, at most 1; write e.g. 0.25 for 25 %.");
    }
    return new KnownRates(
        averageDealSize == null
            ? goal.map(Goal::averageDealSize).orElse(OptionalDouble.empty())
            : OptionalDouble.of(above(averageDealSize, "--average-deal-size").doubleValue()),
        rate);
  }

  private BigDecimal above(BigDecimal number, String option) {
    if (number.signum() <= 0) {
      throw usage("%s must be above 0, but is %s.".formatted(option, number));
    }
    return number;
  }

  private Optional<DateRange> days(SuiteConfig config) {
    if (period != null && (from != null || until != null)) {
      throw usage("Give either --period, or --from and --until.");
    }
    if (period != null) {
      return Optional.of(NamedPeriod.of(period, config, command).days());
    }
    if (from == null && until == null) {
      return Optional.empty();
    }
    if (from == null || until == null || !until.isAfter(from)) {
      throw usage("--from and --until go together, and until is the first day after the last one.");
    }
    return Optional.of(new DateRange(from, until));
  }

  private static StagecoachException unknownRates(PlanHistorySource.Found found) {
    return new StagecoachException(
        ExitCode.USAGE,
        "No history tells the average deal size or the win rate (%s); give --average-deal-size and --win-rate."
            .formatted(found.place()));
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
