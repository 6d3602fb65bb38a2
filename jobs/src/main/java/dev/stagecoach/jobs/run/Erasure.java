package dev.stagecoach.jobs.run;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import dev.stagecoach.common.delta.TableMaintenance;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.sql.SqlText;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;

/**
 * Takes texts that tell who a person is out of every table of a warehouse, and out of its past.
 *
 * <p>A value that holds such a text, in any column, gives way to a token; rows stay, so that no
 * number changes. Tables are written anew rather than updated, since the log would keep the
 * condition of an update, and so the text.
 */
public final class Erasure {
  /** The disk's clock may be ahead of ours. */
  private static final long AHEAD_SECONDS = 86_400;

  private final SparkSession session;
  private final TableStore store;
  private final List<String> subjects;
  private final String token;

  /**
   * An erasure.
   *
   * @param subjects the texts, e.g. an e-mail address and a name
   * @param token that takes the place of values that hold one
   */
  public Erasure(SparkSession session, TableStore store, List<String> subjects, String token) {
    this.session = session;
    this.store = store;
    this.subjects =
        subjects.stream().map(subject -> subject.strip().toLowerCase(Locale.ROOT)).toList();
    this.token = token;
  }

  /** The tables whose newest rows hold a text, with how many do. */
  public Map<TableName, Long> find() {
    Map<TableName, Long> found = new TreeMap<>();
    for (TableName table : store.tables(session)) {
      long rows = store.read(session, table).where(holds(table)).count();
      if (rows > 0) {
        found.put(table, rows);
      }
    }
    return found;
  }

  /**
   * Erases from the given tables, publishes what is left, and then deletes every earlier version of
   * every table: which of them held the person nobody need know.
   */
  public void erase(
      Map<TableName, Long> found, TableContract publication, String runId, Instant now) {
    Map<TableName, Long> versions = new TreeMap<>();
    for (TableName table : found.keySet()) {
      if (!table.equals(Publications.TABLE)) {
        Dataset<Row> rows = store.read(session, table);
        versions.put(table, store.overwrite(table, rows.select(erased(rows)), runId).version());
      }
    }
    publish(versions, publication, runId, now);
    new MadeTables(store, session).forgetAll();
    TableMaintenance maintenance = new TableMaintenance(session, store);
    for (TableName table : store.tables(session)) {
      maintenance.sweep(table, List.of(), now.plusSeconds(AHEAD_SECONDS));
    }
  }

  /** One publication holds the newest versions; earlier ones can be read no more. */
  private void publish(
      Map<TableName, Long> rewritten, TableContract contract, String runId, Instant now) {
    Publications publications = new Publications(store);
    OptionalLong latest = publications.latestNumber(session);
    if (latest.isEmpty()) {
      return;
    }
    long number = latest.orElseThrow() + 1;
    List<Row> rows = new ArrayList<>();
    for (Row row :
        store
            .read(session, Publications.TABLE)
            .groupBy("table_name")
            .agg(
                max_by(
                    struct(col("version"), col("row_count"), col("as_of"), col("fingerprint")),
                    col("publication")))
            .collectAsList()) {
      Row last = row.getStruct(1);
      TableName table = TableName.of(row.getString(0));
      long version = rewritten.getOrDefault(table, last.getLong(0));
      rows.add(
          RowFactory.create(
              number,
              runId,
              last.get(2),
              Timestamp.from(now),
              table.toString(),
              version,
              last.get(1),
              last.get(3)));
    }
    store.overwrite(
        Publications.TABLE, session.createDataFrame(rows, contract.schema()).coalesce(1), runId);
  }

  private Column holds(TableName table) {
    return Arrays.stream(store.read(session, table).schema().fields())
        .filter(Erasure::isText)
        .map(this::holds)
        .reduce(lit(false), Column::or);
  }

  private static boolean isText(StructField field) {
    return field.dataType().equals(DataTypes.StringType)
        || field.dataType() instanceof ArrayType
        || field.dataType() instanceof MapType;
  }

  private Column holds(StructField field) {
    Column text = lower(col(SqlText.name(field.name())).cast("string"));
    Column[] wanted = subjects.stream().map(subject -> lit(subject)).toArray(Column[]::new);
    return coalesce(exists(array(wanted), subject -> text.contains(subject)), lit(false));
  }

  private Column[] erased(Dataset<Row> rows) {
    return Arrays.stream(rows.schema().fields())
        .map(
            field -> {
              Column value = col(SqlText.name(field.name()));
              if (!isText(field)) {
                return value;
              }
              Column instead =
                  field.dataType().equals(DataTypes.StringType)
                      ? lit(token)
                      : lit(null).cast(field.dataType());
              return when(holds(field), instead)
                  .otherwise(value)
                  .as(field.name(), field.metadata());
            })
        .toArray(Column[]::new);
  }
}
