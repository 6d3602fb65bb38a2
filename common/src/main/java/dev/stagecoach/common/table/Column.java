package dev.stagecoach.common.table;

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
 * @param required whether a raw row without it is quarantined
 */
public record Column(
    String name, String type, String description, String unit, boolean personal, boolean required) {

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
}
