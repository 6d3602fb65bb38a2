package dev.stagecoach.jobs.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BenchFiguresTest {
  @Test
  void ratiosAreOfWholeRunsOverDuckDbs() {
    BenchFigures figures = figures(Optional.of(measured(50)));

    assertThat(figures.members())
        .containsEntry("full_seconds", 200.0)
        .containsEntry("full_peak_mb", 4096L)
        .containsEntry("night_seconds", 40.0)
        .containsEntry("empty_night_seconds", 3.1)
        .containsEntry("night_over_full", 0.2)
        .containsEntry("duckdb_full_seconds", 50.0)
        .containsEntry("full_over_duckdb", 4.0)
        .containsEntry("night_over_duckdb", 0.8);
  }

  @Test
  void withoutDuckDbItsFiguresAreEmpty() {
    assertThat(figures(Optional.empty()).members())
        .containsEntry("duckdb_full_seconds", null)
        .containsEntry("full_over_duckdb", null)
        .containsEntry("night_over_duckdb", null);
  }

  private static BenchFigures figures(Optional<Measured> duckDb) {
    return new BenchFigures(
        "two cores",
        Map.of("spark", "4.2.0"),
        1_000,
        new Measured(200, OptionalLong.of(4096)),
        measured(40),
        measured(3.14),
        duckDb,
        512,
        new Bench.Answers(4_200, Map.of("mart.kpi", 60.5), Map.of("kpi_by_team", 0.4)));
  }

  private static Measured measured(double seconds) {
    return new Measured(seconds, OptionalLong.empty());
  }
}
