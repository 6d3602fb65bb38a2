package dev.stagecoach.jobs.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BenchFiguresTest {
  private static final Bench.FromDuckDb WITHOUT_DUCKDB =
      new Bench.FromDuckDb(Optional.empty(), Optional.empty());

  @Test
  void ratiosAreOfWholeRunsOverDuckDbs() {
    BenchFigures figures =
        figures(new Bench.FromDuckDb(Optional.of(measured(50)), Optional.empty()));

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
    Map<String, @Nullable Object> members = figures(WITHOUT_DUCKDB).members();

    assertThat(members)
        .containsEntry("duckdb_full_seconds", null)
        .containsEntry("full_over_duckdb", null)
        .containsEntry("night_over_duckdb", null);
    assertThat(members.get("daily_history"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("seconds", 12.5)
        .containsEntry("duckdb_seconds", null)
        .containsEntry("mb_over_duckdb", null);
  }

  @Test
  void intervalsAreComparedWithARowForEveryDay() {
    DailyHistory daily = new DailyHistory(125, OptionalLong.of(1_000_000), 400);

    assertThat(
            figures(new Bench.FromDuckDb(Optional.empty(), Optional.of(daily)))
                .members()
                .get("daily_history"))
        .isEqualTo(
            Map.of(
                "seconds", 12.5,
                "mb", 2.0,
                "duckdb_seconds", 125.0,
                "duckdb_mb", 400.0,
                "duckdb_rows", 1_000_000L,
                "seconds_over_duckdb", 0.1,
                "mb_over_duckdb", 0.01));
  }

  private static BenchFigures figures(Bench.FromDuckDb duckDb) {
    return new BenchFigures(
        "two cores",
        Map.of("spark", "4.2.0"),
        1_000,
        new Measured(200, OptionalLong.of(4096)),
        measured(40),
        measured(3.14),
        duckDb,
        512,
        new DailyHistory(12.5, OptionalLong.empty(), 2),
        new Bench.Answers(4_200, Map.of("mart.kpi", 60.5), Map.of("kpi_by_team", 0.4)));
  }

  private static Measured measured(double seconds) {
    return new Measured(seconds, OptionalLong.empty());
  }
}
