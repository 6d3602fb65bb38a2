package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.delta.LockHolder;
import dev.stagecoach.common.delta.TableHealth;
import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.table.WriteMode;
import dev.stagecoach.jobs.cli.Finding.Level;
import dev.stagecoach.jobs.run.Publications;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What the doctor sees of the warehouse: its lock, each table's files, and what contracts say. */
final class WarehouseFindings {
  private static final int MANY_FILES = 500;
  private static final long SMALL_FILE_BYTES = 8L << 20;

  private final OpenWarehouse warehouse;
  private final TableHealth health;
  private final boolean isDeep;

  WarehouseFindings(OpenWarehouse warehouse, boolean isDeep) {
    this.warehouse = warehouse;
    this.health =
        new TableHealth(warehouse.session(), warehouse.store(), warehouse.root().toString());
    this.isDeep = isDeep;
  }

  /** A table and what is wrong with its files. */
  record Damaged(TableName table, String damage) {
    Finding finding() {
      return new Finding(
          Level.WRONG,
          "Table %s is damaged: %s".formatted(table, damage),
          "stagecoach doctor --mend");
    }
  }

  /** Who writes the warehouse. */
  Finding lock(Instant now) {
    Optional<LockHolder> writer = warehouse.writer();
    if (writer.isEmpty()) {
      return Finding.well("Nobody writes the warehouse");
    }
    LockHolder holder = writer.orElseThrow();
    return holder.isAlive(now)
        ? Finding.well("At work now: " + holder.description())
        : new Finding(
            Level.WATCH,
            "A command was stopped in its midst: " + holder.description(),
            "stagecoach run");
  }

  /** The tables that cannot be read as they are published or as they are now. */
  List<Damaged> damaged() {
    List<Damaged> damaged = new ArrayList<>();
    PublishedTables published = published();
    for (TableName table : tables()) {
      health
          .examine(table, versions(published, table), isDeep)
          .damage()
          .ifPresent(damage -> damaged.add(new Damaged(table, damage)));
    }
    return damaged;
  }

  /** Tables in many small files, and those that another version of the suite wrote. */
  List<Finding> untidy() {
    List<Finding> findings = new ArrayList<>();
    for (TableName table : tables()) {
      TableHealth.Condition condition = health.examine(table, List.of(), false);
      if (condition.damage().isEmpty()) {
        if (condition.files() > MANY_FILES
            && condition.bytes() / condition.files() < SMALL_FILE_BYTES) {
          findings.add(
              new Finding(
                  Level.WATCH,
                  "Table %s lies in %,d small files".formatted(table, condition.files()),
                  "stagecoach maintain"));
        }
        drift(table).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> drift(TableName name) {
    Optional<TableContract> contract =
        warehouse.graph().find(name).map(Table::contract).filter(this::hasFixedColumns);
    if (contract.isEmpty()) {
      return Optional.empty();
    }
    StructType stored = warehouse.store().read(warehouse.session(), name).schema();
    List<String> promised =
        contract.orElseThrow().columns().stream().map(WarehouseFindings::typed).toList();
    List<String> found = Arrays.stream(stored.fields()).map(WarehouseFindings::typed).toList();
    return promised.equals(found)
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Level.WATCH,
                "Table %s was written under another contract than today's".formatted(name),
                "stagecoach run --full"));
  }

  private boolean hasFixedColumns(TableContract contract) {
    return contract.write() == WriteMode.REPLACE && contract.name().layer() != Layer.RAW;
  }

  private static String typed(Column column) {
    return column.name() + " " + column.dataType().catalogString();
  }

  private static String typed(StructField field) {
    return field.name() + " " + field.dataType().catalogString();
  }

  private List<TableName> tables() {
    return warehouse.store().tables(warehouse.session());
  }

  /** Empty where what is published cannot be read itself. */
  private PublishedTables published() {
    return health.examine(Publications.TABLE, List.of(), false).damage().isPresent()
        ? PublishedTables.NONE
        : PublishedTables.read(warehouse, new PublicationBound.Newest());
  }

  private static List<Long> versions(PublishedTables published, TableName table) {
    return published.version(table).stream().boxed().toList();
  }
}
