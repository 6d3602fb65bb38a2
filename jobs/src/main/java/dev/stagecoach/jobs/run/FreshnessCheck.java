package dev.stagecoach.jobs.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import dev.stagecoach.common.config.Freshness;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.quality.Check;
import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.common.table.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sets the newest file of each source against the age that the configuration allows. */
final class FreshnessCheck {
  private static final TableName LEDGER = TableName.of("ops.file_ledger");

  private FreshnessCheck() {}

  /** What a run's configuration asks for; nothing is read where it asks for nothing. */
  static List<CheckResult> of(RunContext run, TableStore store) {
    List<Freshness> wanted = run.config().quality().freshness();
    return wanted.isEmpty() ? List.of() : of(wanted, newestFiles(run, store), run.asOf());
  }

  /**
   * One result for each limit.
   *
   * @param newest when the newest file of each source was last changed; a source of databases alone
   *     has none
   */
  static List<CheckResult> of(List<Freshness> wanted, Map<String, Instant> newest, Instant asOf) {
    List<CheckResult> results = new ArrayList<>();
    for (Freshness source : wanted) {
      Optional<Instant> file = Optional.ofNullable(newest.get(source.source()));
      source
          .warnAfterHours()
          .ifPresent(hours -> results.add(result(Check.Level.WARN, source, hours, file, asOf)));
      source
          .failAfterHours()
          .ifPresent(hours -> results.add(result(Check.Level.FAIL, source, hours, file, asOf)));
    }
    return results;
  }

  private static CheckResult result(
      Check.Level level, Freshness source, int hours, Optional<Instant> file, Instant asOf) {
    boolean isStale =
        file.map(newest -> Duration.between(newest, asOf).compareTo(Duration.ofHours(hours)) > 0)
            .orElse(true);
    String found =
        file.map(
                newest ->
                    "The newest file of source %s is of %s".formatted(source.source(), newest))
            .orElse("Source %s has never delivered a file".formatted(source.source()));
    Check check =
        new Check(
            level,
            "a file of source %s within %d hours".formatted(source.source(), hours),
            found
                + ": look whether its export still runs, or change quality.freshness.%s."
                    .formatted(source.source()));
    return new CheckResult(LEDGER.toString(), check, 1, isStale ? 1 : 0);
  }

  private static Map<String, Instant> newestFiles(RunContext run, TableStore store) {
    Map<String, Instant> newest = new TreeMap<>();
    if (store.exists(run.session(), LEDGER)) {
      store
          .read(run.session(), LEDGER)
          .groupBy("source")
          .agg(max(col("modified_at")))
          .collectAsList()
          .forEach(row -> newest.put(row.getString(0), row.getTimestamp(1).toInstant()));
    }
    return newest;
  }
}
