package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.NearestNames;
import dev.stagecoach.common.config.Segment;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.metric.Metric;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a number of mart.kpi is made of. */
@Command(
    name = "explain",
    description = {
      "Show what a metric's number is made of: its definition, its SQL, and the deals or activities"
          + " behind it.",
      "Without --team or --rep it is that of the company."
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SuiteOptions suite;

  @Parameters(paramLabel = "METRIC", description = "A metric, e.g. win_rate.")
  private String metricName;

  @Option(
      names = "--period",
      required = true,
      paramLabel = "PERIOD",
      description = "E.g. 2024, 2024-Q1, 2024-03, 2024-W07, FY2024 or FY2024-Q1.")
  private String period;

  @Option(names = "--team", paramLabel = "TEAM", description = "Id or name of a team.")
  private @Nullable String team;

  @Option(names = "--rep", paramLabel = "REP", description = "Id or name of a rep.")
  private @Nullable String rep;

  @Option(
      names = "--segment",
      paramLabel = "SEGMENT",
      defaultValue = "all",
      description = "A segment of the configuration (default: ${DEFAULT-VALUE}).")
  private String segment;

  @Option(names = "--current", description = "Credits who has it now, not who had it then.")
  private boolean isCurrent;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "So many deals or activities of each measure (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    OpenWarehouse warehouse = OpenWarehouse.toRead(suite, command.commandLine().getErr());
    SuiteConfig config = warehouse.config();
    Metric metric = metric(config);
    requireSegment(config);
    PublishedTables published = PublishedTables.newest(warehouse, "explain");
    QuestionViews views = new QuestionViews(warehouse, published);
    KpiQuestion question =
        new KpiQuestion(
            member(views),
            segment,
            !isCurrent,
            NamedPeriod.of(period, config, command),
            published.asOf());
    new ExplainScreen(config, views, out, limit).print(metric, question);
    out.flush();
    return ExitCode.DONE.status();
  }

  private Metric metric(SuiteConfig config) {
    List<String> names = config.metrics().stream().map(Metric::name).toList();
    return config.metrics().stream()
        .filter(metric -> metric.name().equals(metricName))
        .findFirst()
        .orElseThrow(
            () ->
                usage(
                    "There is no metric '%s'; %s"
                        .formatted(metricName, NearestNames.remedy(metricName, names))));
  }

  private void requireSegment(SuiteConfig config) {
    List<String> names = new ArrayList<>(List.of("all"));
    config.segments().stream().map(Segment::name).forEach(names::add);
    if (!names.contains(segment)) {
      throw usage(
          "There is no segment '%s'; %s".formatted(segment, NearestNames.remedy(segment, names)));
    }
  }

  private KpiQuestion.Member member(QuestionViews views) {
    if (team != null && rep != null) {
      throw usage("Give either --team or --rep.");
    }
    return Optional.ofNullable(team)
        .map(name -> member(views, "team", name))
        .or(() -> Optional.ofNullable(rep).map(name -> member(views, "rep", name)))
        .orElse(KpiQuestion.Member.COMPANY);
  }

  private KpiQuestion.Member member(QuestionViews views, String level, String wanted) {
    String question =
        "select distinct %1$s_id as id, %1$s_name as name from mart.dim_%1$s order by id"
            .formatted(level);
    List<KpiQuestion.Member> all =
        Answer.of(views.ask(question)).members().stream()
            .map(row -> KpiQuestion.Member.of(level, row))
            .toList();
    List<KpiQuestion.Member> found =
        all.stream()
            .filter(member -> member.id().equals(wanted) || member.name().equalsIgnoreCase(wanted))
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    List<String> names = all.stream().map(KpiQuestion.Member::name).distinct().toList();
    throw usage(
        found.isEmpty()
            ? "There is no %s '%s'; %s"
                .formatted(
                    level,
                    wanted,
                    NearestNames.nearest(wanted, names)
                        .map("did you mean %s?"::formatted)
                        .orElse("mart.dim_%s lists all.".formatted(level)))
            : "Several are called '%s': %s; give the id."
                .formatted(
                    wanted,
                    String.join(", ", found.stream().map(KpiQuestion.Member::id).toList())));
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
