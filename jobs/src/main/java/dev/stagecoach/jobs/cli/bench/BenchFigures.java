package dev.stagecoach.jobs.cli.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a bench came to.
 *
 * @param machine cores, memory and system
 * @param versions of all that took part
 * @param duckDb what DuckDB took for the same files
 * @param warehouseMebibytes of the tables after the full run
 * @param daily what the suite has in the place of a daily history, after the full run
 * @param answers what the warehouse tells of its first run, and how fast it answers in the end
 */
public record BenchFigures(
    String machine,
    Map<String, String> versions,
    long deals,
    Measured full,
    Measured night,
    Measured emptyNight,
    Bench.FromDuckDb duckDb,
    long warehouseMebibytes,
    DailyHistory daily,
    Bench.Answers answers) {

  /** By name, for programs. */
  public Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("machine", machine);
    members.put("versions", versions);
    members.put("deals", deals);
    members.put("history_rows", answers.historyRows());
    members.put("full_seconds", rounded(full.seconds()));
    members.put(
        "full_peak_mb",
        full.peakMebibytes().isPresent() ? full.peakMebibytes().orElseThrow() : null);
    members.put("night_seconds", rounded(night.seconds()));
    members.put("empty_night_seconds", rounded(emptyNight.seconds()));
    members.put("night_over_full", ratio(night.seconds(), full.seconds()));
    members.put(
        "duckdb_full_seconds",
        duckDb.marts().map(Measured::seconds).map(BenchFigures::rounded).orElse(null));
    members.put(
        "full_over_duckdb",
        duckDb.marts().map(made -> ratio(full.seconds(), made.seconds())).orElse(null));
    members.put(
        "night_over_duckdb",
        duckDb.marts().map(made -> ratio(night.seconds(), made.seconds())).orElse(null));
    members.put("warehouse_mb", warehouseMebibytes);
    members.put("daily_history", dailyHistory());
    Map<String, Double> answered = new LinkedHashMap<>();
    answers.questions().forEach((question, seconds) -> answered.put(question, hundredths(seconds)));
    members.put("dashboard_seconds", answered);
    members.put("tables", answers.tables());
    return members;
  }

  private Map<String, @Nullable Object> dailyHistory() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("seconds", rounded(daily.seconds()));
    members.put("mb", rounded(daily.mebibytes()));
    Optional<DailyHistory> made = duckDb.daily();
    members.put("duckdb_seconds", made.map(DailyHistory::seconds).orElse(null));
    members.put("duckdb_mb", made.map(DailyHistory::mebibytes).orElse(null));
    members.put("duckdb_rows", made.map(history -> history.rows().orElseThrow()).orElse(null));
    members.put(
        "seconds_over_duckdb", made.map(of -> ratio(daily.seconds(), of.seconds())).orElse(null));
    members.put(
        "mb_over_duckdb", made.map(of -> ratio(daily.mebibytes(), of.mebibytes())).orElse(null));
    return members;
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 10) / 10.0;
  }

  private static double ratio(double one, double other) {
    return hundredths(one / other);
  }

  private static double hundredths(double number) {
    return Math.round(100 * number) / 100.0;
  }
}
