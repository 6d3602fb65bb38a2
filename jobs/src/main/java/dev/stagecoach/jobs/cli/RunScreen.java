package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.cli.screen.Format;
import dev.stagecoach.jobs.cli.screen.Heading;
import dev.stagecoach.jobs.cli.screen.Listing;
import dev.stagecoach.jobs.cli.screen.SafeText;
import dev.stagecoach.jobs.ingest.IngestReport;
import dev.stagecoach.jobs.run.NightReport;
import dev.stagecoach.jobs.run.StepResult;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** What a run says at its end: what was loaded and made, how long it took, what needs a person. */
final class RunScreen {
  private static final int NOTES_SHOWN = 20;

  private final OpenWarehouse warehouse;
  private final PrintWriter out;

  RunScreen(OpenWarehouse warehouse, PrintWriter out) {
    this.warehouse = warehouse;
    this.out = out;
  }

  /** Prints the account of a run. */
  void print(NightReport report, Instant asOf) {
    ingested(report.ingest());
    if (report.isUpToDate()) {
      out.println(nothingNew(asOf));
    } else {
      made(report.steps());
    }
    warnings(report.broken());
    quarantined(report.ingest());
    if (report.broken().stream().anyMatch(check -> check.check().rule().contains("(unmapped)"))) {
      UnmappedStages.of(warehouse).print(out);
    }
    out.println();
    out.println(
        "Run %s, as of %s: %s in %s."
            .formatted(report.runId(), asOf, seconds(report.seconds()), warehouse.root()));
  }

  /** What a run says that has nothing to do. */
  static String nothingNew(Instant asOf) {
    return "Nothing is new as of %s: every table is up to date.".formatted(asOf);
  }

  private void ingested(IngestReport ingest) {
    out.println(
        String.format(
            Locale.ROOT,
            "Ingested %,d new files (%,d known): %,d rows read = %,d loaded + %,d duplicate + %,d"
                + " quarantined.",
            ingest.files().size(),
            ingest.knownFiles(),
            ingest.read(),
            ingest.loaded(),
            ingest.duplicate(),
            ingest.quarantined()));
    ingest.notes().stream()
        .limit(NOTES_SHOWN)
        .forEach(note -> out.println("  " + SafeText.of(note)));
    if (ingest.notes().size() > NOTES_SHOWN) {
      out.println("  … and %,d notes more.".formatted(ingest.notes().size() - NOTES_SHOWN));
    }
  }

  private void made(List<StepResult> steps) {
    Map<Layer, List<StepResult>> layers =
        steps.stream()
            .collect(
                Collectors.groupingBy(
                    step -> TableName.of(step.step()).layer(), TreeMap::new, Collectors.toList()));
    List<List<Object>> rows = new ArrayList<>();
    layers.forEach(
        (layer, all) ->
            rows.add(
                List.of(
                    layer.label(),
                    all.stream().filter(step -> !step.isKept()).count(),
                    all.stream().filter(StepResult::isKept).count(),
                    all.stream().mapToLong(StepResult::rows).sum())));
    out.println();
    Format.TABLE.print(
        new Listing(
            List.of(
                Heading.text("layer"),
                Heading.number("tables made"),
                Heading.number("kept"),
                Heading.number("rows")),
            rows),
        out);
  }

  private void warnings(List<CheckResult> broken) {
    if (!broken.isEmpty()) {
      out.println();
      out.println("Worth a look (all checks: mart.data_quality):");
      broken.forEach(check -> out.println("  " + SafeText.of(check.sentence())));
    }
  }

  private void quarantined(IngestReport ingest) {
    if (ingest.quarantined() == 0) {
      return;
    }
    String question =
        ScreenQuery.QUARANTINE.text().replace("${batch}", Long.toString(ingest.batch()));
    out.println();
    out.println("Rows set aside (ops.quarantine has each with file, line and text):");
    for (Row row : QuestionViews.ofNewest(warehouse).ask(question).collectAsList()) {
      out.println(
          SafeText.of(
              String.format(
                  Locale.ROOT,
                  "  %s:%d  %,d × %s: %s",
                  row.getString(0),
                  row.getLong(1),
                  row.getLong(2),
                  row.getString(3),
                  row.getString(4))));
    }
  }

  private static String seconds(double seconds) {
    String took = String.format(Locale.ROOT, "%,.1f s", seconds);
    return PeakMemory.mebibytes().isPresent()
        ? took
            + String.format(
                Locale.ROOT, ", peak memory %,d MiB", PeakMemory.mebibytes().orElseThrow())
        : took;
  }
}
