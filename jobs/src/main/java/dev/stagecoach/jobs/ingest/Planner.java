package dev.stagecoach.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import dev.stagecoach.common.config.CsvFormat;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.sql.SqlText;
import dev.stagecoach.common.table.TableContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/** Looks at the headers of new files and at what raw holds, and plans their reading. */
final class Planner {
  private final SparkSession session;
  private final TableStore store;
  private final QueryRows queries;

  Planner(SparkSession session, TableStore store, QueryRows queries) {
    this.session = session;
    this.store = store;
    this.queries = queries;
  }

  /**
   * A plan and what stands in raw already.
   *
   * @param batch the number of the run's batch
   */
  record Planned(LandingPlan plan, long batch, List<HeldRows> held) {}

  /**
   * Plans the reading of files and queries.
   *
   * @param lastBatch the highest batch number that is written down
   */
  Planned plan(List<LandingFile> files, long lastBatch) {
    List<LandingFile> all = new ArrayList<>(files);
    queries.all().forEach(query -> all.add(query.file()));
    Map<String, TableContract> contracts = new TreeMap<>();
    all.forEach(
        file ->
            contracts.put(file.object().contract().name().toString(), file.object().contract()));
    Map<String, Map<List<String>, Long>> stored = new TreeMap<>();
    contracts.forEach((name, contract) -> stored.put(name, storedFiles(contract)));
    Map<List<String>, Integer> numbers = number(all, stored);
    long batch =
        1
            + stored.values().stream()
                .flatMap(table -> table.values().stream())
                .mapToLong(Long::longValue)
                .reduce(lastBatch, Math::max);
    List<HeldRows> held = new ArrayList<>();
    stored.forEach(
        (table, known) -> {
          if (!known.isEmpty() && !isSnapshot(contracts.get(table))) {
            Map<List<String>, Integer> own = new HashMap<>();
            known.keySet().forEach(file -> own.put(file, numbers.get(key(table, file))));
            held.add(new HeldRows(Objects.requireNonNull(contracts.get(table)), own));
          }
        });
    return new Planned(landingPlan(files, numbers), batch, held);
  }

  /**
   * Reference files are kept by hand and counted as a whole: a row that is not in the last version
   * any more must go, so that the rest of that version is kept with it and not as duplicates.
   */
  private static boolean isSnapshot(@Nullable TableContract contract) {
    return contract != null && contract.name().table().startsWith("reference_");
  }

  private LandingPlan landingPlan(List<LandingFile> files, Map<List<String>, Integer> numbers) {
    List<LandingPlan.PlannedFile> text = new ArrayList<>();
    List<LandingPlan.PlannedSparkFile> sparkRead = new ArrayList<>();
    for (LandingFile file : files) {
      int number = Objects.requireNonNull(numbers.get(key(file)));
      if (file.kind() == FileKind.PARQUET) {
        sparkRead.add(parquet(file, number));
      } else {
        text.add(
            new LandingPlan.PlannedFile(file, filePlan(file, number, Headers.read(file).names())));
      }
    }
    for (QueryRows.Fetched query : queries.all()) {
      int number = Objects.requireNonNull(numbers.get(key(query.file())));
      sparkRead.add(planned(query.file(), number, query.rows(), ""));
    }
    return new LandingPlan(text, sparkRead);
  }

  /** Files in the order of their names: the order of arrival that does not depend on the clock. */
  private static Map<List<String>, Integer> number(
      List<LandingFile> files, Map<String, Map<List<String>, Long>> stored) {
    TreeSet<List<String>> keys =
        new TreeSet<>((left, right) -> String.join("\0", left).compareTo(String.join("\0", right)));
    files.forEach(file -> keys.add(key(file)));
    stored.forEach((table, known) -> known.keySet().forEach(file -> keys.add(key(table, file))));
    Map<List<String>, Integer> numbers = new HashMap<>();
    keys.forEach(key -> numbers.put(key, numbers.size()));
    return numbers;
  }

  private static List<String> key(LandingFile file) {
    return List.of(file.object().contract().name().toString(), file.object().source(), file.name());
  }

  private static List<String> key(String table, List<String> sourceAndFile) {
    return List.of(table, sourceAndFile.get(0), sourceAndFile.get(1));
  }

  /** The files of which raw holds rows, with their last batch. */
  private Map<List<String>, Long> storedFiles(TableContract contract) {
    Map<List<String>, Long> files = new HashMap<>();
    if (store.exists(session, contract.name())) {
      store
          .read(session, contract.name())
          .groupBy(RawLayout.SOURCE, RawLayout.FILE)
          .agg(max(RawLayout.BATCH))
          .collectAsList()
          .forEach(row -> files.put(List.of(row.getString(0), row.getString(1)), row.getLong(2)));
    }
    return files;
  }

  private FilePlan filePlan(LandingFile file, int number, List<String> names) {
    LandingObject object = file.object();
    CsvFormat csv = object.csv();
    return new FilePlan(
        number,
        object.source(),
        file.name(),
        Headers.path(file.path()),
        new FilePlan.Format(file.kind(), csv.delimiter(), csv.quote(), csv.encoding().name()),
        RowRules.of(object.source(), object.contract(), names));
  }

  private LandingPlan.PlannedSparkFile parquet(LandingFile file, int number) {
    try {
      Dataset<Row> rows = session.read().parquet(file.path().toString());
      Dataset<Row> numbered = rows.withColumn(RawLayout.LINE, col("_metadata.row_index").plus(1));
      return planned(file, number, numbered, FileChecksum.of(file.path()));
    } catch (IOException e) {
      throw Headers.unreadable(file, e);
    } catch (Exception e) {
      if (e instanceof SparkException || e instanceof org.apache.spark.sql.AnalysisException) {
        throw Headers.unreadable(file, new IOException("it is no Parquet file or is damaged", e));
      }
      throw e;
    }
  }

  private LandingPlan.PlannedSparkFile planned(
      LandingFile file, int number, Dataset<Row> rows, String checksum) {
    List<StructField> fields = new ArrayList<>(List.of(rows.schema().fields()));
    fields.removeIf(field -> field.name().equals(RawLayout.LINE));
    Header header =
        Headers.checked(file, Header.of(fields.stream().map(StructField::name).toList()));
    boolean asText = !file.object().contract().name().table().startsWith("mapped_");
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Column column = col(SqlText.name(fields.get(i).name()));
      columns.add((asText ? text(column, fields.get(i)) : column).as(header.names().get(i)));
    }
    columns.add(col(RawLayout.LINE));
    FilePlan plan = filePlan(file, number, header.names());
    return new LandingPlan.PlannedSparkFile(
        file, new SparkReadFile(plan, checksum, rows.select(columns.toArray(Column[]::new))));
  }

  /** An instant keeps saying that it is one in UTC. */
  private static Column text(Column column, StructField field) {
    return field.dataType().equals(DataTypes.TimestampType)
        ? functions.date_format(column, "yyyy-MM-dd HH:mm:ss.SSSSSS'Z'")
        : column.cast(DataTypes.StringType);
  }
}
