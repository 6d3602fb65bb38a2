package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.jobs.cli.export.PostgresTarget;
import dev.stagecoach.jobs.cli.report.InventedMarts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of a real warehouse in a real PostgreSQL and in files. */
class ExportCommandTest {
  @TempDir static Path folder;
  private static InventedWarehouse warehouse;
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void fillAWarehouse() throws IOException {
    warehouse = InventedWarehouse.in(folder.resolve("warehouse"));
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void aCopyInPostgresHasRowsKeysAndComments() throws SQLException {
    Screen screen = postgres("copy");

    assertThat(screen.status()).as(screen.err()).isZero();
    assertThat(ask("select count(*) from copy.kpi"))
        .containsExactly(Long.toString(warehouse.rows("mart.kpi", "true").size()));
    assertThat(
            ask(
                "select team_name from copy.dim_team where team_id in ('t1', 't2') order by"
                    + " team_id"))
        .containsExactly(InventedMarts.NORTH, InventedMarts.SOUTH);
    assertThat(ask("select path::text from copy.dim_team where team_id = 't3'"))
        .containsExactly("{t1,t3}");
    assertThat(
            ask(
                "select string_agg(a.attname, ',' order by a.attnum) from pg_index i join"
                    + " pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)"
                    + " where i.indisprimary and i.indrelid = 'copy.dim_team'::regclass"))
        .containsExactly("team_id");
    assertThat(ask("select obj_description('copy.dim_team'::regclass)"))
        .containsExactly("One row per team, '(no team)' included.");
    assertThat(ask("select col_description('copy.dim_team'::regclass, 2)"))
        .containsExactly("Its name.");
    assertThat(
            ask(
                "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname ="
                    + " 'copy'"))
        .containsExactly("Stagecoach: publication 7, as of 2024-07-01T00:00:00Z");
  }

  @Test
  void aSecondCopyTakesTheFirstOnesPlaceAndItsReaders() throws SQLException {
    postgres("again", "dim_team");
    execute(
        "create role reader; grant usage on schema again to reader; grant select on again.dim_team"
            + " to reader; delete from again.dim_team where team_id = 't1'");

    Screen second = postgres("again", "dim_team");

    assertThat(second.status()).as(second.err()).isZero();
    assertThat(ask("set role reader; select count(*) from again.dim_team")).containsExactly("4");
    assertThat(ask("select nspname from pg_namespace where nspname like 'again_%'")).isEmpty();
  }

  @Test
  void aCopyThatCannotTakeTheOldOnesPlaceLeavesItAsItWas() throws SQLException {
    postgres("kept", "dim_team");
    execute(
        "create view teams_of_mine as select * from kept.dim_team; update kept.dim_team set"
            + " team_name = 'old'");

    Screen second = postgres("kept", "dim_team");

    assertThat(second.status()).isEqualTo(1);
    assertThat(second.err())
        .contains("view teams_of_mine depends on table", "what was there stays as it was");
    assertThat(ask("select distinct team_name from teams_of_mine")).containsExactly("old");
  }

  @Test
  void whoReadsMeanwhileSeesTheOldTablesOrTheNewOnes() throws Exception {
    postgres("watched", "dim_team", "dim_stage");
    List<String> seen = new ArrayList<>();
    AtomicBoolean isOver = new AtomicBoolean();
    Thread reader =
        new Thread(
            () -> {
              while (!isOver.get()) {
                try {
                  seen.addAll(
                      ask(
                          "select (select count(*) from watched.dim_team) || ' ' || (select"
                              + " count(*) from watched.dim_stage)"));
                } catch (SQLException e) {
                  seen.add(e.getMessage());
                }
              }
            });
    reader.start();

    postgres("watched", "dim_team", "dim_stage");
    postgres("watched", "dim_team", "dim_stage");

    isOver.set(true);
    reader.join();
    assertThat(seen).isNotEmpty().containsOnly("4 3");
  }

  @Test
  void aSchemaThatSomebodyElseMadeIsNotReplaced() throws SQLException {
    execute("create schema theirs; create table theirs.precious (id int)");

    Screen screen = postgres("theirs", "dim_team");

    assertThat(screen.status()).isEqualTo(1);
    assertThat(screen.err())
        .startsWith("The schema theirs is there already and was not made by an export");
    assertThat(ask("select count(*) from theirs.precious")).containsExactly("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://host/db?user=a&password=secret",
        "jdbc:postgresql://a:secret@host/db"
      })
  void aPasswordInTheUrlIsRefusedAndNotRepeated(String url) {
    assertThatThrownBy(() -> new PostgresTarget(url, Optional.empty(), Optional.empty(), "mart"))
        .isInstanceOf(StagecoachException.class)
        .hasMessageContaining("PGPASSWORD")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void parquetFilesHoldTheSameRows() {
    Path out = folder.resolve("parquet");

    Screen screen = export("--to", "parquet", "--out", out.toString());

    assertThat(screen.status()).as(screen.err()).isZero();
    assertThat(
            TestSession.fresh()
                .read()
                .parquet(out.resolve("kpi.parquet").toString())
                .collectAsList())
        .containsExactlyInAnyOrderElementsOf(warehouse.rows("mart.kpi", "true"));
    assertThat(out).isDirectoryContaining(file -> file.endsWith("stagecoach-export.txt"));
  }

  @Test
  void aSpreadsheetCalculatesNothingOfACsvFile() throws IOException {
    Path out = folder.resolve("csv");

    Screen screen = export("--to", "csv", "--out", out.toString(), "dim_metric");

    assertThat(screen.status()).as(screen.err()).isZero();
    assertThat(Files.readString(out.resolve("dim_metric.csv")))
        .contains(",'=1+1,")
        .doesNotContain(",=1+1,");
  }

  @Test
  void aFolderOfOtherFilesIsNotReplaced() throws IOException {
    Path out = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(out.resolve("notes.txt"), "precious");

    Screen screen = export("--to", "csv", "--out", out.toString(), "dim_team");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).contains("holds files that no export made");
    assertThat(out.resolve("notes.txt")).hasContent("precious");
  }

  @Test
  void postgresWithoutAUrlIsAUsageError() {
    Screen screen = Screen.of("export", "--to", "postgres");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).startsWith("--to postgres needs --url");
  }

  private static Screen postgres(String schema, String... tables) {
    return export(
        Stream.concat(
                Stream.of(
                    "--to",
                    "postgres",
                    "--schema",
                    schema,
                    "--user",
                    "postgres",
                    "--url",
                    postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", "")),
                Arrays.stream(tables))
            .toArray(String[]::new));
  }

  private static Screen export(String... arguments) {
    return Screen.of(
        Stream.concat(
                Stream.of(
                    "export",
                    "--conf",
                    "../conf/stagecoach.conf",
                    "--warehouse",
                    warehouse.folder().toString()),
                Arrays.stream(arguments))
            .toArray(String[]::new));
  }

  private static List<String> ask(String question) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      boolean isAnswer = statement.execute(question);
      while (!isAnswer) {
        isAnswer = statement.getMoreResults();
      }
      List<String> answers = new ArrayList<>();
      try (ResultSet rows = statement.getResultSet()) {
        while (rows.next()) {
          answers.add(rows.getString(1));
        }
      }
      return answers;
    }
  }

  private static void execute(String statements) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }
}
