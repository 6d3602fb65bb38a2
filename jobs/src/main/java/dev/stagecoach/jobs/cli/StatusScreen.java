package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.cli.PublishedTables.PublishedTable;
import dev.stagecoach.jobs.cli.screen.Format;
import dev.stagecoach.jobs.cli.screen.SafeText;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The status of a warehouse, for people. */
final class StatusScreen {
  private StatusScreen() {}

  /** Prints everything, what matters most first. */
  static void print(WarehouseStatus status, PrintWriter out) {
    out.println("Warehouse " + status.folder());
    out.println(verdict(status));
    if (!status.isKilled()) {
      status
          .writer()
          .ifPresent(writer -> out.println("At work now: " + SafeText.of(writer.description())));
    }
    published(status, out);
    part("Last runs", status.runs(), out);
    part("Loaded (read = loaded + duplicate + quarantined)", status.loads(), out);
    part("In quarantine", status.setAside(), out);
    part("Broken checks of the newest tables", status.brokenChecks(), out);
    part(
        "Numbers of finished periods that were published otherwise before", status.restated(), out);
  }

  private static String verdict(WarehouseStatus status) {
    if (status.isKilled()) {
      return "The last command was stopped in its midst: %s. Readers keep what was published before; 'stagecoach run' goes on."
          .formatted(SafeText.of(status.writer().orElseThrow().description()));
    }
    return switch (status.standing()) {
      case DONE -> "All is well: the last run is published.";
      case QUALITY_GATE ->
          "A quality gate stopped the last run; readers keep what was published before.";
      case FAILED, USAGE ->
          status.runs().isEmpty()
              ? "Nothing has run yet."
              : "The last run failed; readers keep what was published before.";
    };
  }

  private static void published(WarehouseStatus status, PrintWriter out) {
    PublishedTables published = status.published();
    if (published.number() == 0) {
      out.println("Nothing is published yet.");
      return;
    }
    out.println(
        "Publication %d, as of %s, published %s ago (%s)."
            .formatted(
                published.number(), published.asOf(), ago(status.age()), published.publishedAt()));
    Map<Layer, Long> tables = new TreeMap<>();
    Map<Layer, Long> rows = new TreeMap<>();
    for (Map.Entry<TableName, PublishedTable> table : published.tables().entrySet()) {
      tables.merge(table.getKey().layer(), 1L, Long::sum);
      rows.merge(table.getKey().layer(), table.getValue().rows(), Long::sum);
    }
    tables.forEach(
        (layer, number) ->
            out.println(
                String.format(
                    Locale.ROOT,
                    "  %-5s %,4d tables %,14d rows",
                    layer.label(),
                    number,
                    rows.getOrDefault(layer, 0L))));
  }

  private static void part(String title, Answer answer, PrintWriter out) {
    if (!answer.isEmpty()) {
      out.println();
      out.println(title);
      Format.TABLE.print(answer.listing(), out);
    }
  }

  private static String ago(Duration age) {
    if (age.toDays() > 1) {
      return age.toDays() + " days";
    }
    if (age.toHours() > 1) {
      return age.toHours() + " hours";
    }
    return age.toMinutes() > 1 ? age.toMinutes() + " minutes" : age.toSeconds() + " seconds";
  }
}
