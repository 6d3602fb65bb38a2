package dev.stagecoach.common.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.ContractReader;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTakeoverTest {
  private static final TableContract CONTRACT =
      ContractReader.read(
          TableName.of("ops.job_run"),
          """
          description = "One row a step."
          write = append
          columns = [
            { name = run_id, type = string, description = "The run." }
            { name = row_count, type = bigint, description = "Rows." }
            { name = message, type = string, description = "Why it failed." }
          ]
          """);

  private final SparkSession session = TestSession.fresh();

  @TempDir private Path warehouse;
  private TableStore store;

  @BeforeEach
  void open() {
    store = new TableStore(warehouse.toString());
  }

  @Test
  void aColumnThatAnEarlierVersionDidNotKnowIsEmptyInItsRows() {
    written("select 'a' as run_id, 1L as row_count");

    takeOver();

    assertThat(rows()).containsExactly("[a,1,null]");
    assertThat(store.read(session, CONTRACT.name()).schema().apply("message").getComment().get())
        .isEqualTo("Why it failed.");
  }

  @Test
  void aTypeThatHoldsLessIsWidened() {
    written("select 'a' as run_id, cast(1 as int) as row_count, 'm' as message");

    takeOver();

    assertThat(rows()).containsExactly("[a,1,m]");
    assertThat(store.read(session, CONTRACT.name()).schema().apply("row_count").dataType().sql())
        .isEqualTo("BIGINT");
  }

  @Test
  void aTypeThatHoldsMoreIsRefusedAndNothingIsWritten() {
    written("select 'a' as run_id, 'many' as row_count");

    assertThatThrownBy(this::takeOver)
        .isInstanceOf(StagecoachException.class)
        .hasMessage(
            "Table ops.job_run was written by another version: its column row_count is STRING, and"
                + " this version needs BIGINT; use the version that wrote the warehouse, or name a"
                + " new one with --warehouse");
    assertThat(store.version(session, CONTRACT.name())).isZero();
  }

  @Test
  void aColumnThatOnlyALaterVersionKnowsStays() {
    written("select 'a' as run_id, 1 as row_count, 'm' as message, 'x' as mood");

    takeOver();

    assertThat(store.read(session, CONTRACT.name()).columns()).contains("mood");
  }

  @Test
  void aTableInOurShapeGetsNoCommit() {
    written("select 'a' as run_id, 1L as row_count, 'm' as message");

    takeOver();

    assertThat(store.version(session, CONTRACT.name())).isZero();
  }

  @Test
  void rowsOfOurOwnGoBesideThoseTakenOver() {
    written("select 'a' as run_id, cast(1 as int) as row_count");
    takeOver();

    store.append(
        CONTRACT, session.sql("select 'b' as run_id, 2L as row_count, 'm' as message"), "second");

    assertThat(rows()).containsExactlyInAnyOrder("[a,1,null]", "[b,2,m]");
  }

  private void written(String query) {
    session
        .sql(query)
        .write()
        .format("delta")
        .save(warehouse.resolve(CONTRACT.name().path()).toString());
  }

  private void takeOver() {
    new TableTakeover(store, session, "run").of(CONTRACT);
  }

  private List<String> rows() {
    return store
        .read(session, CONTRACT.name())
        .select("run_id", "row_count", "message")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }
}
