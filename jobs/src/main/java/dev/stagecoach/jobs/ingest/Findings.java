package dev.stagecoach.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a survey found.
 *
 * @param tallies by file number
 * @param setAside rejected and duplicate rows: file, line, standing, reason_code, reason, raw_text,
 *     raw_length; kept until closed
 * @param lines the lines that are set aside, sorted, by file number
 */
record Findings(Map<Integer, Tally> tallies, Dataset<Row> setAside, Map<Integer, long[]> lines)
    implements AutoCloseable {

  /** Counts and collects what is set aside. */
  static Findings of(Map<Integer, Tally> tallies, Dataset<Row> setAside) {
    Map<Integer, long[]> lines = new HashMap<>();
    setAside
        .groupBy("file")
        .agg(collect_list("line"))
        .collectAsList()
        .forEach(
            row ->
                lines.put(
                    row.getInt(0),
                    row.<Long>getList(1).stream().mapToLong(Long::longValue).sorted().toArray()));
    return new Findings(tallies, setAside, lines);
  }

  /** What was counted of a file. */
  Tally tally(int file) {
    return tallies.getOrDefault(file, new Tally(file, 0, 0, 0, "", ""));
  }

  /** The rows for quarantine. */
  Dataset<Row> rejected() {
    return setAside.where(col("standing").equalTo(SurveyRows.REJECTED));
  }

  /** Where the first rejected row of some files stands, and why. */
  String firstRejected(List<FilePlan> files) {
    Map<Integer, String> names = new HashMap<>();
    files.forEach(file -> names.put(file.number(), file.name()));
    Row first =
        rejected()
            .where(col("file").isInCollection(names.keySet()))
            .orderBy("file", "line")
            .select("file", "line", "reason")
            .head();
    return "%s:%d: %s".formatted(names.get(first.getInt(0)), first.getLong(1), first.getString(2));
  }

  @Override
  public void close() {
    setAside.unpersist(false);
  }
}
