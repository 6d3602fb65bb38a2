package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.TableContract;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns that every raw table has beside those of its source. */
final class RawLayout {
  static final String SOURCE = "_source";
  static final String FILE = "_file";
  static final String LINE = "_line";
  static final String BATCH = "_batch";
  static final String KEY = "_key";
  static final String HASH_HIGH = "_hash_high";
  static final String HASH_LOW = "_hash_low";

  private static final StructType STORED =
      new StructType()
          .add(SOURCE, DataTypes.StringType)
          .add(FILE, DataTypes.StringType)
          .add(LINE, DataTypes.LongType)
          .add(BATCH, DataTypes.LongType)
          .add(KEY, DataTypes.LongType)
          .add(HASH_HIGH, DataTypes.LongType)
          .add(HASH_LOW, DataTypes.LongType);

  private RawLayout() {}

  /** How many columns stand before those of the source. */
  static int offset() {
    return STORED.length();
  }

  /** The names of the contract's columns, then of those that only the files have. */
  static List<String> columns(TableContract contract, List<FilePlan> files) {
    List<String> known = contract.columns().stream().map(Column::name).toList();
    Set<String> extra = new TreeSet<>();
    files.forEach(file -> extra.addAll(file.rules().names()));
    known.forEach(extra::remove);
    return Stream.concat(known.stream(), extra.stream()).toList();
  }

  /** How rows of text are stored: as received, all strings. */
  static StructType schema(List<String> columns) {
    StructType schema = STORED;
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    return schema;
  }

  /** How rows with types of their own are stored. */
  static StructType schema(StructType columns) {
    StructType schema = STORED;
    for (StructField column : columns.fields()) {
      schema = schema.add(column.name(), column.dataType());
    }
    return schema;
  }
}
