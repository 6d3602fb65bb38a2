package dev.stagecoach.common.job;

import dev.stagecoach.common.config.SuiteConfig;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
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

  /** The same run in another session. */
  public RunContext in(SparkSession other) {
    return new RunContext(other, runId, config, parameters);
  }
}
