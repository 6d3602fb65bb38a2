package dev.stagecoach.jobs.kpi;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * How members are called in each period that is published of them. A thousand reps over ten years
 * take some 10 MB, since a label that stays is held once.
 *
 * @param labels by number
 * @param numbers the label's number at each place of a grain, -1 where nothing is published, by
 *     level and member
 */
record MemberLabels(List<Label> labels, Map<String, Map<String, Map<String, int[]>>> numbers)
    implements Serializable {
  private static final int NONE = -1;

  /** Reads the rows of core.member_period. */
  static MemberLabels read(Dataset<Row> members, Map<String, GrainCalendar> calendars) {
    Map<Label, Integer> known = new HashMap<>();
    List<Label> labels = new ArrayList<>();
    Map<String, Map<String, Map<String, int[]>>> numbers = new HashMap<>();
    Iterator<Row> rows =
        members
            .selectExpr(
                "level",
                "member_id",
                "period_grain",
                "unix_date(period_start)",
                "team_id",
                "team_name",
                "team_depth",
                "rep_id",
                "rep_name")
            .toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      @Nullable GrainCalendar calendar = calendars.get(row.getString(2));
      int place = calendar == null ? NONE : calendar.placeOf(row.getInt(3));
      if (calendar != null && place >= 0) {
        Label label = Label.of(row);
        int number =
            known.computeIfAbsent(
                label,
                added -> {
                  labels.add(added);
                  return labels.size() - 1;
                });
        numbers
                .computeIfAbsent(row.getString(0), added -> new HashMap<>())
                .computeIfAbsent(row.getString(1), added -> new HashMap<>())
                .computeIfAbsent(row.getString(2), added -> nowhere(calendar.size()))[place] =
            number;
      }
    }
    return new MemberLabels(labels, numbers);
  }

  private static int[] nowhere(int places) {
    int[] none = new int[places];
    Arrays.fill(none, NONE);
    return none;
  }

  /** The numbers of a member's labels at the places of a grain; none where it is not published. */
  int[] of(String level, String memberId, String grain) {
    return numbers
        .getOrDefault(level, Map.of())
        .getOrDefault(memberId, Map.of())
        .getOrDefault(grain, new int[0]);
  }

  /** What a row says of its member. */
  record Label(
      @Nullable String teamId,
      @Nullable String teamName,
      @Nullable Integer teamDepth,
      @Nullable String repId,
      @Nullable String repName)
      implements Serializable {

    private static Label of(Row row) {
      return new Label(
          row.getString(4),
          row.getString(5),
          (Integer) row.get(6),
          row.getString(7),
          row.getString(8));
    }
  }
}
