package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.Stages.CanonicalStage;
import dev.stagecoach.jobs.cli.screen.JsonText;
import dev.stagecoach.jobs.cli.screen.SafeText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Stages that deals were in and that no line of the stage map names. */
record UnmappedStages(List<UnmappedStage> stages, String canonical) {
  /** Keeps the list as it is. */
  UnmappedStages {
    stages = List.copyOf(stages);
  }

  /** Looks through the newest deal versions. */
  static UnmappedStages of(OpenWarehouse warehouse) {
    List<UnmappedStage> stages =
        QuestionViews.ofNewest(warehouse)
            .ask(ScreenQuery.UNMAPPED_STAGES.text())
            .collectAsList()
            .stream()
            .map(UnmappedStage::of)
            .toList();
    String canonical =
        warehouse.config().stages().canonical().stream()
            .map(CanonicalStage::name)
            .collect(Collectors.joining(", "));
    return new UnmappedStages(stages, canonical);
  }

  /** Prints the lines to paste into the configuration. */
  void print(PrintWriter out) {
    if (stages.isEmpty()) {
      return;
    }
    out.println();
    out.println("Stages shown as (unmapped). Paste into stages.map and replace ? by one of");
    out.println(canonical + ":");
    stages.forEach(stage -> out.println("  " + SafeText.of(stage.line())));
  }

  /** One stage of a source, and how many deals were ever in it. */
  record UnmappedStage(
      String source, String pipeline, String stage, String label, String kind, long deals) {

    static UnmappedStage of(Row row) {
      return new UnmappedStage(
          row.getString(0),
          row.getString(1),
          row.getString(2),
          row.getString(3),
          row.getString(4),
          row.getLong(5));
    }

    String line() {
      String where = pipeline.isEmpty() ? "" : ", pipeline = " + JsonText.of(pipeline);
      String known = label.isEmpty() || label.equals(stage) ? "" : ", \"%s\"".formatted(label);
      return String.format(
          Locale.ROOT,
          "{ source = %s%s, stage = %s, canonical = ? }   # %,d deals, %s%s",
          source,
          where,
          JsonText.of(stage),
          deals,
          kind,
          known);
    }
  }
}
