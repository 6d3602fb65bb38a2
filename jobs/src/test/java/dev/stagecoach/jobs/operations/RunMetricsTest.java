package dev.stagecoach.jobs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.stagecoach.common.quality.Check;
import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.ingest.IngestReport;
import dev.stagecoach.jobs.run.NightReport;
import dev.stagecoach.jobs.run.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMetricsTest {
  private static final IngestReport INGESTED =
      new IngestReport(
          3,
          List.of(
              new IngestReport.FileReport(
                  "crm", "deals", TableName.of("raw.mapped"), "deals.csv", 10, 7, 2, 1)),
          0,
          List.of());

  @TempDir private Path folder;

  @Test
  void aRunThatSucceedsTellsItsFigures() throws IOException {
    run(Instant.ofEpochSecond(1_700_000_000));

    assertThat(figures())
        .contains(
            entry("stagecoach_run_end_time_seconds{warehouse=\"/w\"}", 1_700_000_000.0),
            entry("stagecoach_run_success{warehouse=\"/w\"}", 1.0),
            entry("stagecoach_last_success_time_seconds{warehouse=\"/w\"}", 1_700_000_000.0),
            entry("stagecoach_publication{warehouse=\"/w\"}", 5.0),
            entry("stagecoach_ingest_rows{outcome=\"loaded\",warehouse=\"/w\"}", 7.0),
            entry("stagecoach_ingest_rows{outcome=\"duplicate\",warehouse=\"/w\"}", 2.0),
            entry("stagecoach_ingest_rows{outcome=\"quarantined\",warehouse=\"/w\"}", 1.0),
            entry("stagecoach_checks_broken{level=\"warn\",warehouse=\"/w\"}", 1.0),
            entry("stagecoach_checks_broken{level=\"fail\",warehouse=\"/w\"}", 0.0),
            entry("stagecoach_table_rows{table=\"mart.kpi\",warehouse=\"/w\"}", 42.0),
            entry("stagecoach_table_duration_seconds{table=\"mart.kpi\",warehouse=\"/w\"}", 1.5));
  }

  @Test
  void aRunThatFailsKeepsWhatHeldWhenOneLastSucceeded() throws IOException {
    run(Instant.ofEpochSecond(1_700_000_000));

    metrics(Instant.ofEpochSecond(1_700_086_400)).failed("The disk is full");

    assertThat(figures())
        .contains(
            entry("stagecoach_run_success{warehouse=\"/w\"}", 0.0),
            entry("stagecoach_run_end_time_seconds{warehouse=\"/w\"}", 1_700_086_400.0),
            entry("stagecoach_last_success_time_seconds{warehouse=\"/w\"}", 1_700_000_000.0),
            entry("stagecoach_publication{warehouse=\"/w\"}", 5.0))
        .doesNotContainKey("stagecoach_ingest_rows{outcome=\"loaded\",warehouse=\"/w\"}");
  }

  @Test
  void aFirstRunThatFailsTellsOfNoSuccess() throws IOException {
    metrics(Instant.ofEpochSecond(1_700_000_000)).failed("There is no folder");

    assertThat(figures().keySet())
        .contains("stagecoach_run_success{warehouse=\"/w\"}")
        .noneMatch(name -> name.startsWith("stagecoach_last_success"));
  }

  @Test
  void nothingButTheFileIsLeftBehind() throws IOException {
    run(Instant.ofEpochSecond(1_700_000_000));

    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("suite.prom"));
    }
  }

  @Test
  void aWarehouseOfAnyNameGivesAFileThatCanBeRead() throws IOException {
    new RunMetrics(new MetricsFile(file()), "C:\\our \"data\"\n", clock(Instant.EPOCH))
        .failed("no reason");

    assertThat(figures()).containsKey("stagecoach_run_success{warehouse=\"C:\\our \"data\"\n\"}");
  }

  private void run(Instant end) {
    RunMetrics metrics = metrics(end);
    Check check = new Check(Check.Level.WARN, "amount > 0", "A deal is worth nothing.");
    metrics.ingested(INGESTED);
    metrics.finished(
        new StepResult("mart.kpi", 1.5, 42, OptionalLong.of(1), List.of(), false), 1, 1);
    metrics.checked(List.of(new CheckResult("mart.kpi", check, 42, 2)));
    metrics.ended(new NightReport("run", INGESTED, false, 5, List.of(), List.of(), 9.0));
  }

  private RunMetrics metrics(Instant now) {
    return new RunMetrics(new MetricsFile(file()), "/w", clock(now));
  }

  private static Clock clock(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private Path file() {
    return folder.resolve("suite.prom");
  }

  private java.util.Map<String, Double> figures() throws IOException {
    return ExpositionParser.parse(Files.readString(file()));
  }
}
