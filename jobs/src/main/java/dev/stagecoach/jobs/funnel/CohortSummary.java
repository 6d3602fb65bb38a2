package dev.stagecoach.jobs.funnel;

import dev.stagecoach.common.cube.Cell;
import dev.stagecoach.common.cube.CellSummary;
import dev.stagecoach.common.stats.CumulativeIncidence;
import dev.stagecoach.common.stats.ProportionInterval;
import dev.stagecoach.common.stats.Quantile;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** What became of the deals that entered a stage together. */
final class CohortSummary implements CellSummary {
  static final List<String> COUNTS =
      List.of("is_lost", "is_bypassed", "is_mature", "is_mature_advanced");
  static final int ADVANCED = 0;
  static final int LOST_OR_BYPASSED = 1;
  static final int OPEN = 2;
  static final int CLASSES = 3;

  private static final long serialVersionUID = 1L;
  private static final int[] HORIZONS = {30, 60, 90, 180, 365};

  @Override
  public List<StructField> fields() {
    List<StructField> fields = new ArrayList<>();
    for (String count :
        List.of(
            "entries",
            "advanced",
            "lost",
            "open",
            "bypassed",
            "mature_entries",
            "mature_advanced")) {
      fields.add(DataTypes.createStructField(count, DataTypes.LongType, false));
    }
    for (String rate : List.of("rate", "mature_rate")) {
      fields.add(Share.field(rate));
      fields.add(Share.field(rate + "_low"));
      fields.add(Share.field(rate + "_high"));
    }
    for (int days : HORIZONS) {
      fields.add(Share.field("cif_" + days + "d"));
    }
    for (int days : HORIZONS) {
      fields.add(Share.field("cif_" + days + "d_se"));
    }
    fields.add(Days.field("median_days"));
    return fields;
  }

  @Override
  public void write(Cell cell, Object[] row, int position) {
    double[] advanced = cell.values(ADVANCED);
    double[] over = cell.values(LOST_OR_BYPASSED);
    double[] open = cell.values(OPEN);
    int at = position;
    long entries = (long) advanced.length + over.length + open.length;
    row[at++] = entries;
    row[at++] = (long) advanced.length;
    row[at++] = cell.count(0);
    row[at++] = (long) open.length;
    row[at++] = cell.count(1);
    row[at++] = cell.count(2);
    row[at++] = cell.count(3);
    at = writeRate(advanced.length, entries, row, at);
    at = writeRate(cell.count(3), cell.count(2), row, at);
    CumulativeIncidence incidence = CumulativeIncidence.ofSorted(advanced, over, open);
    for (int days : HORIZONS) {
      row[at] = Share.orNull(incidence.at(days));
      row[at + HORIZONS.length] = Share.orNull(incidence.standardErrorAt(days));
      at++;
    }
    row[at + HORIZONS.length] = Days.orNull(Quantile.median(advanced));
  }

  private static int writeRate(long successes, long trials, Object[] row, int position) {
    ProportionInterval.wilson(successes, trials)
        .ifPresent(
            interval -> {
              row[position] = Share.of((double) successes / trials);
              row[position + 1] = Share.of(interval.low());
              row[position + 2] = Share.of(interval.high());
            });
    return position + 3;
  }
}
