package dev.stagecoach.common.delta;

import static dev.stagecoach.common.delta.DealContract.CONTRACT;
import static dev.stagecoach.common.delta.DealContract.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.spark.TestSession;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableStoreTest {
  private final SparkSession session = TestSession.fresh();

  @Test
  void aReplacedTableHasTheNewRowsAndTheContractsComments(@TempDir Path warehouse) {
    TableStore store = new TableStore(warehouse.toString());

    store.replace(CONTRACT, rows(1), "first");
    Commit second = store.replace(CONTRACT, rows(2), "second");

    assertThat(keys(store.read(session, NAME))).containsExactly(2L);
    assertThat(second.version()).isEqualTo(1);
    assertThat(store.read(session, NAME).schema().apply("deal_key").getComment().get())
        .isEqualTo("The deal.");
    assertThat(detail(store).getAs("description").toString()).isEqualTo("One row per deal.");
  }

  @Test
  void anEarlierVersionStaysReadable(@TempDir Path warehouse) {
    TableStore store = new TableStore(warehouse.toString());
    store.replace(CONTRACT, rows(1), "first");

    store.replace(CONTRACT, rows(2), "second");

    assertThat(keys(store.read(session, NAME, 0))).containsExactly(1L);
  }

  @Test
  void appendedRowsComeBesideTheEarlierOnes(@TempDir Path warehouse) {
    TableStore store = new TableStore(warehouse.toString());
    store.append(CONTRACT, rows(1), "first");

    store.append(CONTRACT, rows(2), "second");

    assertThat(keys(store.read(session, NAME))).containsExactly(1L, 2L);
  }

  @Test
  void aRestoredTableHasItsEarlierRows(@TempDir Path warehouse) {
    TableStore store = new TableStore(warehouse.toString());
    store.append(CONTRACT, rows(1), "first");
    store.append(CONTRACT, rows(2), "second");

    store.restore(session, NAME, 0);

    assertThat(keys(store.read(session, NAME))).containsExactly(1L);
  }

  @Test
  void readersOutsideSparkFindNoDeletionVectorsAndNoColumnMapping(@TempDir Path warehouse) {
    TableStore store = new TableStore(warehouse.toString());

    store.replace(CONTRACT, rows(1), "first");

    Map<String, String> properties =
        detail(store).getJavaMap(detail(store).fieldIndex("properties"));
    assertThat(properties)
        .containsEntry("delta.enableDeletionVectors", "false")
        .doesNotContainEntry("delta.columnMapping.mode", "name");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamedWithWhatToDo(@TempDir Path warehouse) throws IOException {
    Files.writeString(warehouse.resolve("core"), "a file where a folder should be");
    TableStore store = new TableStore(warehouse.toString());

    assertThatThrownBy(() -> store.replace(CONTRACT, rows(1), "first"))
        .isInstanceOf(StagecoachException.class)
        .hasMessageStartingWith("Table core.deal could not be written at ")
        .hasMessageEndingWith("its previous version stays, run again once that is mended");
  }

  @Test
  void namedParametersReachQueriesBehindDeltasParser() {
    Dataset<Row> answer = session.sql("select :limit as answer", Map.of("limit", 42));

    assertThat(answer.head().getInt(0)).isEqualTo(42);
  }

  @Test
  void theEnvironmentIsNotReadIntoQueries() {
    String text = session.sql("select '${env:PATH}' as answer").head().getString(0);

    assertThat(text).isEqualTo("${env:PATH}");
  }

  private Row detail(TableStore store) {
    return DeltaTable.forPath(session, store.location(NAME)).detail().head();
  }

  private Dataset<Row> rows(long key) {
    return session.createDataFrame(List.of(RowFactory.create(key)), CONTRACT.schema());
  }

  private static List<Long> keys(Dataset<Row> rows) {
    return rows.orderBy("deal_key").collectAsList().stream().map(row -> row.getLong(0)).toList();
  }
}
