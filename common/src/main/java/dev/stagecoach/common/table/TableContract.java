package dev.stagecoach.common.table;

import dev.stagecoach.common.config.Section;
import dev.stagecoach.common.quality.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What a table promises: read from its {@code table.conf}, enforced on every write, shown to BI
 * tools as comments and to people as the data dictionary.
 *
 * @param grain the columns that identify a row: never null, together unique
 * @param parameters the named parameters that the rows depend on
 * @param settings the sections of the configuration that the rows depend on
 * @param javaTable the Java table that makes the rows, empty where a query does
 */
public record TableContract(
    TableName name,
    String description,
    List<String> grain,
    List<Column> columns,
    List<Check> checks,
    WriteMode write,
    List<String> parameters,
    Set<Section> settings,
    List<String> clustering,
    Optional<String> javaTable) {

  /** The exact schema, with descriptions as comments. */
  public StructType schema() {
    return new StructType(columns.stream().map(Column::field).toArray(StructField[]::new));
  }
}
