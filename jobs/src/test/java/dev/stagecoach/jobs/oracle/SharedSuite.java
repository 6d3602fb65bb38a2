package dev.stagecoach.jobs.oracle;

import dev.stagecoach.common.job.Folders;
import dev.stagecoach.common.table.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One simulated company and the suite's tables of it, loaded once for all test classes that only
 * look at them, in a business day that is not UTC's and weeks that do not begin on Monday.
 */
public record SharedSuite(Path folder, SimulatedCompany company, LoadedSuite suite)
    implements AutoCloseable {
  private static final int DEALS = 400;
  private static final long SEED = 7;
  private static final String WAREHOUSE = "warehouse";
  private static final String ZONE = "America/New_York";
  private static final int SUNDAY = 7;

  /** In which simulated companies begin their fiscal year. */
  private static final int FEBRUARY = 2;

  /** The marts whose numbers tests compare. */
  private static final Set<TableName> MARTS =
      Stream.of(
              "funnel_conversion",
              "stage_exit",
              "stage_transition",
              "stage_duration",
              "kpi",
              "dim_metric",
              "dim_team",
              "dim_rep")
          .map(mart -> TableName.of("mart." + mart))
          .collect(Collectors.toUnmodifiableSet());

  private static SharedSuite load() {
    try {
      Path folder = Files.createTempDirectory("stagecoach-suite");
      SimulatedCompany company =
          SimulatedCompany.eventful(folder.resolve("company"), DEALS, SEED, 0)
              .withAdditions()
              .withoutActivities();
      LoadedSuite suite =
          new LoadedSuite(
              folder.resolve(WAREHOUSE),
              Map.of("business.time-zone", ZONE, "business.first-day-of-week", "sunday"));
      suite.load(company, SimulatedCompany.UNTIL, MARTS);
      return new SharedSuite(folder, company, suite);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The options with which a command reads this warehouse under the same configuration. */
  public List<String> options() {
    return List.of(
        "--conf",
        company.configuration().toString(),
        "--warehouse",
        folder.resolve(WAREHOUSE).toString(),
        "--set",
        "business.time-zone=" + ZONE,
        "--set",
        "business.first-day-of-week=sunday");
  }

  /** An oracle that has computed the company's deals and sees the suite's marts. */
  Oracle oracle() {
    Oracle oracle =
        company.oracle(new OracleSettings(SimulatedCompany.UNTIL, ZONE, FEBRUARY, SUNDAY));
    MARTS.forEach(mart -> suite.show(mart, oracle));
    return oracle;
  }

  @Override
  public void close() throws IOException {
    Folders.delete(folder);
  }

  /** Hands the shared suite to test classes, made when the first asks. */
  public static final class Provider implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SharedSuite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(SharedSuite.class))
          .computeIfAbsent(SharedSuite.class, key -> load(), SharedSuite.class);
    }
  }
}
