package dev.stagecoach.common.table;

import dev.stagecoach.common.quality.Check;
import dev.stagecoach.common.sql.SqlText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;

/**
 * One column of a contract.
 *
 * @param type Spark's DDL type; of a raw table, the type that the source's text must be readable as
 * @param unit what one stands for (deals, days, currency, share), empty where it goes without
 *     saying
 * @param personal whether the column tells of a person
 * @param required whether a row must have a value: without it a raw row is quarantined, and any
 *     other stops the publication
 * @param values the only values that it may have beside null; empty where it may have any
 */
public record Column(
    String name,
    String type,
    String description,
    String unit,
    boolean personal,
    boolean required,
    List<String> values) {

  /** Keeps the list as it is. */
  public Column {
    values = List.copyOf(values);
  }

  /** A column that nothing is asked of. */
  public Column(String name, String type, String description, String unit) {
    this(name, type, description, unit, false, false, List.of());
  }

  /** Spark's data type. */
  public DataType dataType() {
    return DataType.fromDDL(type);
  }

  /** The column with its description, as Delta stores it and BI tools show it. */
  public StructField field() {
    String comment = unit.isEmpty() ? description : description + " [" + unit + "]";
    return new StructField(
        name, dataType(), true, new MetadataBuilder().putString("comment", comment).build());
  }

  /** That each row has a value. */
  Check presence(String message) {
    return new Check(Check.Level.FAIL, name + " is not null", message);
  }

  /** That each value is one of those accepted. */
  Optional<Check> acceptance() {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Check(
                Check.Level.FAIL,
                values.stream()
                    .map(SqlText::literal)
                    .collect(Collectors.joining(", ", name + " in (", ")")),
                "A value is none of those that the column may have."));
  }
}
