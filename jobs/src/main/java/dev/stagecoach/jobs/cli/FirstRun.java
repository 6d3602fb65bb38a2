package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.job.BundledText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * What the first run of a warehouse took, by its own books.
 *
 * @param historyRows rows read that told of the history of deals
 * @param tables seconds by table, most first
 */
record FirstRun(long historyRows, Map<String, Double> tables) {
  private static final String HISTORY = "history_rows";

  static FirstRun in(QuestionViews views) {
    long historyRows = 0;
    Map<String, Double> tables = new LinkedHashMap<>();
    for (Row row : views.ask(BundledText.of("/bench/costs.sql")).collectAsList()) {
      if (row.getString(0).equals(HISTORY)) {
        historyRows = Math.round(row.getDouble(1));
      } else {
        tables.put(row.getString(0), row.getDouble(1));
      }
    }
    return new FirstRun(historyRows, tables);
  }
}
