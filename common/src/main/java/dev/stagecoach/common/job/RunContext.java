package dev.stagecoach.common.job;

import dev.stagecoach.common.config.SuiteConfig;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * What a table may know beside its inputs.
 *
 * @param runId names the run in every commit and log line
 * @param parameters the values of {@code :parameters}, the as-of instant among them
 */
public record RunContext(
    SparkSession session, String runId, SuiteConfig config, Map<String, Object> parameters) {

  /** The same run in another session. */
  public RunContext in(SparkSession other) {
    return new RunContext(other, runId, config, parameters);
  }
}
