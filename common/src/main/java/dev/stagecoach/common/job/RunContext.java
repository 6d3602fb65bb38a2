package dev.stagecoach.common.job;

import dev.stagecoach.common.config.Section;
import dev.stagecoach.common.config.SuiteConfig;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * What a table may know beside its inputs.
 *
 * @param runId names the run in every commit and log line
 * @param parameters the values of {@code :parameters}, the as-of instant among them
 */
public record RunContext(
    SparkSession session, String runId, SuiteConfig config, Map<String, Object> parameters) {

  /** The first instant that is not known any more. */
  public Instant asOf() {
    return (Instant) Objects.requireNonNull(parameters.get("as_of"), "as_of");
  }

  /** The last business day of which anything is known. */
  public LocalDate asOfOn() {
    return (LocalDate) Objects.requireNonNull(parameters.get("as_of_on"), "as_of_on");
  }

  /**
   * The same run for one who is told only some parameters and some sections of the configuration.
   *
   * @param known names of parameters
   * @param sections of the configuration
   */
  public RunContext limitedTo(Collection<String> known, Set<Section> sections) {
    Map<String, Object> told = new HashMap<>(parameters);
    told.keySet().retainAll(known);
    return new RunContext(session, runId, config.limitedTo(sections), told);
  }

  /** The same run in another session. */
  public RunContext in(SparkSession other) {
    return new RunContext(other, runId, config, parameters);
  }
}
