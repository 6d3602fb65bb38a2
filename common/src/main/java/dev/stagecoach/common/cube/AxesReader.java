package dev.stagecoach.common.cube;

import dev.stagecoach.common.sql.FewRows;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the axes from the tables that hold them. */
final class AxesReader {
  static final TableName RANGES = TableName.of("core.reporting_range");
  static final TableName CUTS = TableName.of("core.cut");
  static final TableName SEGMENT_SETS = TableName.of("core.segment_set");
  static final Set<TableName> TABLES = Set.of(CreditedMembers.UNITS, RANGES, CUTS, SEGMENT_SETS);

  private AxesReader() {}

  /**
   * The axes.
   *
   * @param kinds the kinds of ranges that get cells
   */
  static CubeAxes read(TableInputs inputs, Set<String> kinds) {
    CubeAxes.Numbering<String> segments = new CubeAxes.Numbering<>();
    segments.of(CubeAxes.ALL);
    CubeAxes.Numbering<Long> sets = new CubeAxes.Numbering<>();
    List<int[]> segmentsOfSet = new ArrayList<>();
    for (Row row : FewRows.inOrder(inputs.rows(SEGMENT_SETS), "segment_set")) {
      sets.of(row.<Long>getAs("segment_set"));
      segmentsOfSet.add(
          row.<String>getList(row.fieldIndex("segments")).stream()
              .mapToInt(segments::of)
              .toArray());
    }
    return new CubeAxes(
        CreditedMembers.read(inputs),
        segments.things(),
        sets.numbers(),
        List.copyOf(segmentsOfSet),
        bands(inputs, kinds));
  }

  private static List<Band> bands(TableInputs inputs, Set<String> kinds) {
    Map<String, Cut> cuts = cuts(inputs);
    Map<List<String>, List<Row>> rangesOfBand = new LinkedHashMap<>();
    Dataset<Row> ranges =
        inputs
            .rows(RANGES)
            .selectExpr(
                "period_grain",
                "range_kind",
                "unix_date(period_start) as period_start",
                "unix_date(first_on)",
                "unix_date(end_on)");
    for (Row row : FewRows.inOrder(ranges, "period_grain", "range_kind", "period_start")) {
      if (kinds.contains(row.getString(1)) && cuts.containsKey(row.getString(0))) {
        rangesOfBand
            .computeIfAbsent(List.of(row.getString(0), row.getString(1)), band -> new ArrayList<>())
            .add(row);
      }
    }
    return rangesOfBand.entrySet().stream()
        .map(
            band ->
                band(
                    band.getKey(),
                    band.getValue(),
                    Objects.requireNonNull(cuts.get(band.getKey().get(0)))))
        .toList();
  }

  private static Band band(List<String> name, List<Row> ranges, Cut cut) {
    int first = ranges.stream().mapToInt(range -> range.getInt(3)).min().orElseThrow();
    int end = ranges.stream().mapToInt(range -> range.getInt(4)).max().orElseThrow();
    int[] rangeOfDay = new int[Math.max(0, end - first)];
    Arrays.fill(rangeOfDay, -1);
    for (int range = 0; range < ranges.size(); range++) {
      Row row = ranges.get(range);
      Arrays.fill(rangeOfDay, row.getInt(3) - first, row.getInt(4) - first, range);
    }
    int[] starts = ranges.stream().mapToInt(range -> range.getInt(2)).toArray();
    return new Band(name.get(0), name.get(1), first, rangeOfDay, starts, cut);
  }

  private static Map<String, Cut> cuts(TableInputs inputs) {
    Map<String, Cut> cuts = new HashMap<>();
    for (Row row :
        inputs
            .rows(CUTS)
            .select("period_grain", "level", "has_named_segments", "has_current_credit")
            .collectAsList()) {
      Cut cut =
          cuts.computeIfAbsent(
              row.getString(0),
              grain -> new Cut(new HashSet<>(), new HashSet<>(), new HashSet<>()));
      cut.all().add(row.getString(1));
      if (row.getBoolean(2)) {
        cut.named().add(row.getString(1));
      }
      if (row.getBoolean(3)) {
        cut.current().add(row.getString(1));
      }
    }
    return cuts;
  }
}
