package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who is to be forgotten is in no file of the warehouse any more, however old. */
class EraseCommandTest {
  private static final String EMAIL = "Ana.Lee@example.org";
  private static final String NAME = "Ana Lee";

  @TempDir Path folder;

  private Path warehouse;

  @BeforeEach
  void plant() throws IOException {
    warehouse = folder.resolve("warehouse");
    InventedWarehouse.in(warehouse);
    write("mart.dim_rep", "rep_id", "r1", "rep_name", NAME);
    // A newer version in which she is no more: the older one holds her still.
    write("mart.dim_rep", "rep_id", "r1", "rep_name", "Somebody Else");
    write("raw.salesforce_contact", "id", "c1", "email", EMAIL.toUpperCase(Locale.ROOT));
    write("ops.quarantine", "file", "contact.csv", "raw_text", "c1," + NAME + "," + EMAIL);
    // What a check said of a row of hers.
    Path notes = Files.createDirectories(warehouse.resolve("_made"));
    Files.writeString(notes.resolve("mart.dim_rep.json"), "{ \"message\": \"" + NAME + "\" }");
    Path landing = Files.createDirectories(folder.resolve("landing"));
    Files.writeString(landing.resolve("contact.csv"), "id,email\nc1," + EMAIL + "\n");
    Files.writeString(landing.resolve("other.csv"), "id,email\nc2,bo@example.org\n");
  }

  @Test
  void noFileOfTheWarehouseHoldsThePersonAndFilesOfTheOwnersAreListed() throws IOException {
    Screen screen = erase();

    assertThat(screen.err()).isEmpty();
    assertThat(screen.status()).isZero();
    assertThat(screen.out())
        .contains(
            "ops.quarantine: 1 rows", "raw.salesforce_contact: 1 rows", "Erased from 2 tables")
        .contains("yours to mend:\n  " + folder.resolve("landing/contact.csv"))
        .doesNotContain("other.csv");
    assertThat(filesThatHoldHer()).isEmpty();
    assertThat(store().read(session(), TableName.of("raw.salesforce_contact")).count()).isOne();
  }

  @Test
  void readersStillReadTheNewestPublication() {
    erase();

    Screen screen =
        Screen.of(
            "query",
            "--conf",
            "../conf/stagecoach.conf",
            "--warehouse",
            warehouse.toString(),
            "select count(*) as n from mart.kpi");

    assertThat(screen.err()).isEmpty();
    assertThat(screen.status()).isZero();
  }

  @Test
  void aDryRunChangesNothing() throws IOException {
    Screen screen = erase("--dry-run");

    assertThat(screen.out()).contains("raw.salesforce_contact: 1 rows");
    assertThat(filesThatHoldHer()).isNotEmpty();
  }

  @Test
  void aSubjectThatWouldHitOthersIsRefused() {
    Screen screen = Screen.of("erase", "--conf", "../conf/stagecoach.conf", "--subject", "An");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).contains("fewer than 4 letters would hit others too");
  }

  private Screen erase(String... more) {
    String[] usual = {
      "erase",
      "--conf",
      "../conf/stagecoach.conf",
      "--set",
      "source.path=" + folder,
      "--set",
      "sources.north.path=landing",
      "--warehouse",
      warehouse.toString(),
      "--subject",
      EMAIL,
      "--subject",
      NAME
    };
    return Screen.of(
        Stream.concat(Arrays.stream(usual), Arrays.stream(more)).toArray(String[]::new));
  }

  /** Every file by its bytes, and Parquet by its values too, whatever the log says of it. */
  private List<Path> filesThatHoldHer() throws IOException {
    try (Stream<Path> files = Files.walk(warehouse)) {
      return files.filter(Files::isRegularFile).filter(this::holdsHer).toList();
    }
  }

  private boolean holdsHer(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      boolean isData = file.toString().endsWith(".parquet");
      String values =
          isData
              ? String.join(
                  "\n", session().read().parquet(file.toString()).toJSON().collectAsList())
              : "";
      return Stream.of(text, values)
          .map(part -> part.toLowerCase(Locale.ROOT))
          .anyMatch(
              part ->
                  part.contains(EMAIL.toLowerCase(Locale.ROOT))
                      || part.contains(NAME.toLowerCase(Locale.ROOT)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Makes a table of one row with two values, all else null. */
  private void write(String name, String key, String id, String column, String value) {
    TableContract contract = SuiteTables.load().table(TableName.of(name)).contract();
    Object[] values =
        contract.columns().stream()
            .map(
                known -> known.name().equals(key) ? id : known.name().equals(column) ? value : null)
            .toArray();
    List<Row> rows = List.of(RowFactory.create(values));
    store().replace(contract, session().createDataFrame(rows, contract.schema()), "planted");
  }

  private TableStore store() {
    return new TableStore(warehouse.toString());
  }

  private static SparkSession session() {
    return TestSession.fresh();
  }
}
