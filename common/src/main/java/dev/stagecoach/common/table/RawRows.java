package dev.stagecoach.common.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.stagecoach.common.sql.SqlText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What queries see of a raw table: every column of its contract, read as the contract's type, then
 * {@code _source}, {@code _file}, {@code _line}, {@code _batch} and {@code _attributes}, the
 * columns that the contract does not name.
 *
 * <p>Ingest has quarantined what cannot be read, so that reading turns no value into null. A
 * timestamp without an offset is in its source's zone; milliseconds since 1970 are read too. A date
 * is never converted. Salesforce ids of 15 characters become those of 18.
 */
public final class RawRows {
  private static final DataType TEXT_MAP =
      DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType);

  /** The columns that are ours and not the source's. */
  public static final StructType OWN =
      new StructType()
          .add("_source", DataTypes.StringType)
          .add("_file", DataTypes.StringType)
          .add("_line", DataTypes.LongType)
          .add("_batch", DataTypes.LongType)
          .add("_attributes", TEXT_MAP);

  /** Stored with every row, and seen by ingest alone. */
  private static final Set<String> STORED_ONLY = Set.of("_key", "_hash_high", "_hash_low");

  private static final String HAS_OFFSET = ":.*([+-][0-9]{2}(:?[0-9]{2})?|[A-Za-z]+)$";

  private final TableContract contract;
  private final Map<String, ZoneId> zones;

  /**
   * The reading of one raw table.
   *
   * @param zones each source's zone, for its timestamps that carry none
   */
  public RawRows(TableContract contract, Map<String, ZoneId> zones) {
    this.contract = contract;
    this.zones = new TreeMap<>(zones);
  }

  /** The columns that queries see. */
  public StructType schema() {
    List<StructField> fields = new ArrayList<>();
    contract.columns().forEach(column -> fields.add(column.field()));
    fields.addAll(Arrays.asList(OWN.fields()));
    return new StructType(fields.toArray(StructField[]::new));
  }

  /** The stored rows as queries see them. */
  public Dataset<Row> of(Dataset<Row> stored) {
    StructType found = stored.schema();
    Set<String> present = new TreeSet<>(Arrays.asList(found.fieldNames()));
    List<Column> columns = new ArrayList<>();
    for (dev.stagecoach.common.table.Column column : contract.columns()) {
      columns.add(
          (present.contains(column.name())
                  ? read(column, found.apply(column.name()).dataType())
                  : lit(null).cast(column.dataType()))
              .as(column.name()));
    }
    for (StructField own : OWN.fields()) {
      columns.add(
          own.name().equals("_attributes") ? attributes(present).as(own.name()) : col(own.name()));
    }
    return stored.select(columns.toArray(Column[]::new));
  }

  private Column read(dev.stagecoach.common.table.Column column, DataType found) {
    Column value = col(SqlText.name(column.name()));
    DataType wanted = column.dataType();
    if (!found.equals(DataTypes.StringType)) {
      return value.cast(wanted);
    }
    if (wanted.equals(DataTypes.StringType)) {
      return isId(column.name()) ? id(value) : value;
    }
    if (wanted.equals(DataTypes.TimestampType)) {
      return instant(functions.trim(value));
    }
    if (wanted.equals(DataTypes.LongType) || wanted.equals(DataTypes.IntegerType)) {
      return whole(functions.trim(value), wanted);
    }
    return functions.trim(value).try_cast(wanted);
  }

  /** Most whole numbers are written plainly; what is left over is read as a decimal. */
  private static Column whole(Column text, DataType wanted) {
    return functions.coalesce(text.try_cast(wanted), text.try_cast("decimal(38,6)").cast(wanted));
  }

  private Column instant(Column text) {
    Column plain = text.try_cast("timestamp");
    Column isMilliseconds = functions.length(text).between(11, 14).and(not(text.contains("-")));
    Column milliseconds = functions.timestamp_millis(text.try_cast("bigint"));
    return when(isMilliseconds, milliseconds).otherwise(inSourceZone(text, plain));
  }

  /** A zone of UTC needs no second look at the text. */
  private Column inSourceZone(Column text, Column plain) {
    Map<String, ZoneId> elsewhere = new TreeMap<>(zones);
    elsewhere.values().removeIf(zone -> zone.normalized().equals(ZoneId.of("UTC").normalized()));
    Column read = plain;
    for (Map.Entry<String, ZoneId> source : elsewhere.entrySet()) {
      read =
          when(
                  col("_source").equalTo(source.getKey()).and(not(text.rlike(HAS_OFFSET))),
                  functions.to_utc_timestamp(plain, source.getValue().getId()))
              .otherwise(read);
    }
    return read;
  }

  /** The id that a stored column holds, as queries see it. */
  public Column id(String column) {
    return id(col(SqlText.name(column)).cast(DataTypes.StringType));
  }

  private boolean isId(String name) {
    return name.equals("id") || name.endsWith("_id");
  }

  private Column id(Column value) {
    Column trimmed = functions.trim(value);
    if (!contract.name().table().startsWith("salesforce_")) {
      return trimmed;
    }
    // The pattern alone would tell, but would be tried on every id.
    Column isShort = functions.length(trimmed).equalTo(15).and(trimmed.rlike("^[A-Za-z0-9]{15}$"));
    return when(isShort, functions.concat(trimmed, caseSuffix(trimmed))).otherwise(trimmed);
  }

  /** Each of the last three characters says which of five letters are upper case. */
  private static Column caseSuffix(Column id) {
    Column[] suffix = new Column[3];
    for (int chunk = 0; chunk < 3; chunk++) {
      Column index = lit(1);
      for (int i = 0; i < 5; i++) {
        Column letter = functions.ascii(functions.substring(id, chunk * 5 + i + 1, 1));
        index = index.plus(when(letter.between(65, 90), lit(1 << i)).otherwise(0));
      }
      suffix[chunk] = functions.substr(lit("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"), index, lit(1));
    }
    return functions.concat(suffix);
  }

  private Column attributes(Set<String> present) {
    Set<String> known =
        contract.columns().stream()
            .map(dev.stagecoach.common.table.Column::name)
            .collect(Collectors.toCollection(TreeSet::new));
    known.addAll(Arrays.asList(OWN.fieldNames()));
    known.addAll(STORED_ONLY);
    Column[] entries =
        present.stream()
            .filter(name -> !known.contains(name))
            .flatMap(
                name ->
                    java.util.stream.Stream.of(
                        lit(name), col(SqlText.name(name)).cast(DataTypes.StringType)))
            .toArray(Column[]::new);
    return entries.length == 0
        ? expr("map()").cast(TEXT_MAP)
        : map_filter(functions.map(entries), (name, value) -> value.isNotNull());
  }
}
