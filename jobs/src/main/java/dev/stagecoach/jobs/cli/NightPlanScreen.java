package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.cli.screen.Format;
import dev.stagecoach.jobs.cli.screen.Heading;
import dev.stagecoach.jobs.cli.screen.Listing;
import dev.stagecoach.jobs.cli.screen.SafeText;
import dev.stagecoach.jobs.ingest.NewFiles;
import dev.stagecoach.jobs.run.NightPlan;
import dev.stagecoach.jobs.run.NightPlan.PlannedTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code run --dry-run} says: what would be read, and which tables would be made and why. */
final class NightPlanScreen {
  private static final int REASONS_SHOWN = 4;

  private final PrintWriter out;

  NightPlanScreen(PrintWriter out) {
    this.out = out;
  }

  /** Prints the plan. */
  void print(NightPlan plan) {
    read(plan.files());
    List<PlannedTable> made = plan.made();
    if (made.isEmpty()) {
      out.println(
          "No table would be made: all %,d are up to date.".formatted(plan.tables().size()));
      return;
    }
    List<List<Object>> rows = new ArrayList<>();
    made.forEach(table -> rows.add(List.of(table.table().toString(), reasons(table.because()))));
    out.println();
    Format.TABLE.print(
        new Listing(List.of(Heading.text("table"), Heading.text("is made because of")), rows), out);
    out.println();
    out.println(
        String.format(
            Locale.ROOT,
            "%,d of %,d tables would be made; %,d are up to date.",
            made.size(),
            plan.tables().size(),
            plan.tables().size() - made.size()));
  }

  private void read(NewFiles files) {
    out.println(
        String.format(
            Locale.ROOT,
            "%,d new files would be read (%,d known)%s%s",
            files.fresh(),
            files.known(),
            files.queries() == 0
                ? ""
                : String.format(Locale.ROOT, ", %,d databases asked", files.queries()),
            files.tables().isEmpty()
                ? "."
                : files.tables().stream()
                    .map(TableName::toString)
                    .sorted()
                    .collect(Collectors.joining(", ", ", into ", "."))));
  }

  private static String reasons(List<String> because) {
    String shown =
        because.stream().limit(REASONS_SHOWN).map(SafeText::of).collect(Collectors.joining(", "));
    return because.size() > REASONS_SHOWN
        ? String.format(Locale.ROOT, "%s and %,d more", shown, because.size() - REASONS_SHOWN)
        : shown;
  }
}
