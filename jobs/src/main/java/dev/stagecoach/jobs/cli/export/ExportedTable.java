package dev.stagecoach.jobs.cli.export;

import dev.stagecoach.common.table.TableContract;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A published table that is to be copied: what it promises, and its rows. */
public record ExportedTable(TableContract contract, Dataset<Row> rows) {
  /** Its name without the layer. */
  String name() {
    return contract.name().table();
  }
}
