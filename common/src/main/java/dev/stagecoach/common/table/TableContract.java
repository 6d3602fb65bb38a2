package dev.stagecoach.common.table;

import dev.stagecoach.common.config.Section;
import dev.stagecoach.common.quality.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What a table promises: read from its {@code table.conf}, enforced on every write, shown to BI
 * tools as comments and to people as the data dictionary.
 *
 * @param grain the columns that identify a row: never null, together unique
 * @param checks rules of single rows, beside those that follow from grain and columns
 * @param references the tables in which values of columns stand
 * @param distributions the columns whose mix is compared with the last publication's
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
    List<Reference> references,
    List<Distribution> distributions,
    WriteMode write,
    List<String> parameters,
    Set<Section> settings,
    Optional<String> javaTable) {

  /** The exact schema, with descriptions as comments. */
  public StructType schema() {
    return new StructType(columns.stream().map(Column::field).toArray(StructField[]::new));
  }

  /** All that single rows are held to: keys and required columns, accepted values, rules. */
  public List<Check> rowChecks() {
    return Stream.of(
            columns.stream()
                .filter(column -> grain.contains(column.name()))
                .map(column -> column.presence("A column of the key is null.")),
            columns.stream()
                .filter(column -> column.required() && !grain.contains(column.name()))
                .map(column -> column.presence("A column that must have a value is null.")),
            columns.stream().map(Column::acceptance).flatMap(Optional::stream),
            checks.stream())
        .flatMap(found -> found)
        .toList();
  }

  /** What people read of the checks: all but those that follow from key and required columns. */
  public List<Check> toldChecks() {
    return Stream.of(
            columns.stream().map(Column::acceptance).flatMap(Optional::stream),
            checks.stream(),
            references.stream().map(Reference::check),
            distributions.stream().map(Distribution::check))
        .flatMap(found -> found)
        .toList();
  }
}
