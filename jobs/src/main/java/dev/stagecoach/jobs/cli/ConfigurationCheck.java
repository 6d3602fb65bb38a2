package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.InvalidConfiguration;
import dev.stagecoach.common.config.Problem;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.check.ExpressionCheck;
import dev.stagecoach.jobs.ingest.SourceCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** Checks a configuration against what there is: its sources' files and columns, the tables. */
public final class ConfigurationCheck {
  private final List<TableContract> contracts;
  private final Supplier<SparkSession> session;

  /**
   * A check that starts Spark only where an expression, a Parquet file or a database needs it.
   *
   * @param contracts of all tables of the suite
   */
  public ConfigurationCheck(Collection<TableContract> contracts, Supplier<SparkSession> session) {
    this.contracts = List.copyOf(contracts);
    this.session = session;
  }

  /** Everything that is wrong: missing files and columns, and expressions that cannot run. */
  public List<Problem> problems(SuiteConfig config) {
    SourceCheck sources = SourceCheck.of(config, contracts, session);
    List<Problem> problems =
        new ArrayList<>(
            sources.problems().stream().map(problem -> DemoFiles.hinted(config, problem)).toList());
    problems.addAll(expressionProblems(config, sources));
    config.privacy().problem().ifPresent(problems::add);
    return problems;
  }

  /**
   * Refuses to make marts without what they need, before Spark starts.
   *
   * @throws InvalidConfiguration where pseudonyms have no key
   */
  static void requireKey(SuiteConfig config) {
    config
        .privacy()
        .problem()
        .ifPresent(
            problem -> {
              throw new InvalidConfiguration(List.of(problem));
            });
  }

  /**
   * Refuses expressions that cannot run. Files may be missing: what they held may be loaded
   * already.
   *
   * @throws InvalidConfiguration with every such expression
   */
  public void requireExpressions(SuiteConfig config) {
    List<Problem> problems = expressionProblems(config, SourceCheck.ofFeeds(config, session));
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
  }

  private List<Problem> expressionProblems(SuiteConfig config, SourceCheck sources) {
    return new ExpressionCheck(session, sources::columns, this::contract).problems(config);
  }

  private TableContract contract(String name) {
    TableName wanted = TableName.of(name);
    return contracts.stream()
        .filter(contract -> contract.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no table " + name));
  }
}
