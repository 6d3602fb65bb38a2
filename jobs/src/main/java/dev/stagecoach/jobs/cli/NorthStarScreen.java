package dev.stagecoach.jobs.cli;

import dev.stagecoach.jobs.cli.screen.Format;
import dev.stagecoach.jobs.cli.screen.Heading;
import dev.stagecoach.jobs.cli.screen.Listing;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plans of the configured goals, compactly: what each step takes and what is missing. */
final class NorthStarScreen {
  private static final List<Heading> HEADINGS =
      List.of(
          Heading.text("step"),
          Heading.number("required"),
          Heading.number("low"),
          Heading.number("high"),
          Heading.number("on hand"),
          Heading.number("missing"),
          Heading.number("a week"),
          Heading.number("a rep"),
          Heading.number("usual"),
          Heading.text("pace"));

  private final PrintWriter out;

  NorthStarScreen(PrintWriter out) {
    this.out = out;
  }

  /** Prints the answer to {@link ScreenQuery#GOAL_PLAN}; nothing where no goal is planned. */
  void print(Answer plan) {
    Map<String, List<Integer>> goals = new LinkedHashMap<>();
    for (int row = 0; row < plan.rows().size(); row++) {
      goals.computeIfAbsent(plan.text(row, "goal"), goal -> new ArrayList<>()).add(row);
    }
    goals.values().forEach(rows -> goal(plan, rows));
  }

  private void goal(Answer plan, List<Integer> rows) {
    int first = rows.get(0);
    out.println();
    out.println(
        "Plan of goal %s: what %s needs from %s to %s (mart.goal_plan)"
            .formatted(
                plan.text(first, "goal"),
                plan.text(first, "holder"),
                plan.text(first, "period_start"),
                plan.text(first, "last_day")));
    out.println(
        "Back from revenue by history, with the range of drawn months; net of what is on hand.");
    out.println();
    List<List<@Nullable Object>> lines = new ArrayList<>();
    for (int row : rows) {
      lines.add(
          Arrays.asList(
              plan.text(row, "step"),
              whole(plan, row, "required"),
              whole(plan, row, "low"),
              whole(plan, row, "high"),
              whole(plan, row, "on_hand"),
              whole(plan, row, "missing"),
              whole(plan, row, "per_week"),
              tenths(plan, row, "per_rep_week"),
              tenths(plan, row, "usual_per_rep_week"),
              plan.text(row, "capacity")));
    }
    Format.TABLE.print(new Listing(HEADINGS, lines), out);
  }

  private static @Nullable String whole(Answer plan, int row, String column) {
    return shown(plan, row, column, "%,.0f");
  }

  private static @Nullable String tenths(Answer plan, int row, String column) {
    return shown(plan, row, column, "%,.1f");
  }

  private static @Nullable String shown(Answer plan, int row, String column, String pattern) {
    return plan.value(row, column) instanceof Number number
        ? String.format(Locale.ROOT, pattern, number.doubleValue())
        : null;
  }
}
