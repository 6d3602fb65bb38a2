package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.metric.Span;
import dev.stagecoach.common.sql.FewRows;
import dev.stagecoach.common.time.PeriodGrain;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The periods of every grain, and in which of them each rep was in a team.
 *
 * @param byGrain in the order of their names
 * @param inTeam by rep and grain, the places of periods
 */
record MetricCalendars(Map<String, GrainCalendar> byGrain, Map<String, Map<String, BitSet>> inTeam)
    implements Serializable {

  /**
   * Reads the calendars.
   *
   * @param periods rows of core.period that have begun, with {@code known_end}, the first day that
   *     is not known or not in the period any more
   * @param repTeams rows of core.rep_period_team of reps in a team
   */
  static MetricCalendars read(Dataset<Row> periods, Dataset<Row> repTeams, Set<Span> spans) {
    Map<String, List<Row>> rowsByGrain = new LinkedHashMap<>();
    Dataset<Row> days =
        periods.selectExpr(
            "period_grain",
            "unix_date(period_start) as period_start",
            "unix_date(previous_start)",
            "unix_date(year_ago_start)",
            "datediff(period_end, period_start)",
            "datediff(known_end, period_start)");
    for (Row row : FewRows.inOrder(days, "period_grain", "period_start")) {
      rowsByGrain.computeIfAbsent(row.getString(0), grain -> new ArrayList<>()).add(row);
    }
    Map<String, GrainCalendar> byGrain = new LinkedHashMap<>();
    SpanStarts spanStarts =
        new SpanStarts(
            starts(rowsByGrain.getOrDefault(PeriodGrain.YEAR.label(), List.of())),
            starts(rowsByGrain.getOrDefault(PeriodGrain.FISCAL_YEAR.label(), List.of())),
            spans);
    rowsByGrain.forEach((grain, rows) -> byGrain.put(grain, calendar(grain, rows, spanStarts)));
    return new MetricCalendars(byGrain, inTeam(byGrain, repTeams));
  }

  private static int[] starts(List<Row> rows) {
    return rows.stream().mapToInt(row -> row.getInt(1)).toArray();
  }

  private static GrainCalendar calendar(String grain, List<Row> rows, SpanStarts spanStarts) {
    int[] starts = starts(rows);
    boolean[] isComplete = new boolean[rows.size()];
    int[] days = rows.stream().mapToInt(row -> row.getInt(4)).toArray();
    int[] knownDays = rows.stream().mapToInt(row -> row.getInt(5)).toArray();
    for (int place = 0; place < isComplete.length; place++) {
      isComplete[place] = knownDays[place] == days[place];
    }
    return new GrainCalendar(
        grain,
        starts,
        places(rows, 2, starts),
        places(rows, 3, starts),
        isComplete,
        days,
        knownDays[knownDays.length - 1],
        spanStarts.of(starts, days));
  }

  private static int[] places(List<Row> rows, int column, int[] starts) {
    return rows.stream()
        .mapToInt(
            row ->
                row.isNullAt(column)
                    ? GrainCalendar.NONE
                    : GrainCalendar.place(starts, row.getInt(column)))
        .toArray();
  }

  private static Map<String, Map<String, BitSet>> inTeam(
      Map<String, GrainCalendar> byGrain, Dataset<Row> repTeams) {
    Map<String, Map<String, BitSet>> inTeam = new LinkedHashMap<>();
    var rows =
        repTeams.selectExpr("rep_id", "period_grain", "unix_date(period_start)").toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      Optional.ofNullable(byGrain.get(row.getString(1)))
          .map(calendar -> calendar.placeOf(row.getInt(2)))
          .filter(place -> place != GrainCalendar.NONE)
          .ifPresent(
              place ->
                  inTeam
                      .computeIfAbsent(row.getString(0), rep -> new LinkedHashMap<>())
                      .computeIfAbsent(row.getString(1), grain -> new BitSet())
                      .set(place));
    }
    return inTeam;
  }

  /** Whether a member is to be shown in a period without facts: teams always, reps in a team. */
  boolean isThere(String level, String memberId, String grain, int place) {
    return !level.equals("rep")
        || inTeam.getOrDefault(memberId, Map.of()).getOrDefault(grain, new BitSet()).get(place);
  }
}
