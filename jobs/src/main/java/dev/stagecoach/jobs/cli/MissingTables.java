package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.NearestNames;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableName;
import java.util.List;
import java.util.Optional;

/** Says of a question that fails whether the reason is a table that is not there. */
final class MissingTables {
  private MissingTables() {}

  /** What is wrong and what to do: a table's absence where that is it, else what Spark says. */
  static String remedy(
      OpenWarehouse warehouse, PublishedTables published, String question, String sparkSays) {
    if (!sparkSays.startsWith("The table or view")) {
      return sparkSays;
    }
    Optional<TableName> missing =
        TableMentions.in(InstantFunction.withDefinitions(question)).tables().stream()
            .filter(name -> name.layer() != Layer.STAGING)
            .filter(name -> published.version(name).isEmpty())
            .filter(
                name ->
                    !PublishedTables.isReadAsItIs(name)
                        || !warehouse.store().exists(warehouse.session(), name))
            .findFirst();
    List<String> known =
        warehouse.graph().inOrder().stream().map(Table::name).map(TableName::toString).toList();
    return missing
        .map(
            name ->
                known.contains(name.toString())
                    ? "Table %s has no rows yet; 'stagecoach run' makes it.".formatted(name)
                    : "There is no table %s; %s"
                        .formatted(name, NearestNames.remedy(name.toString(), known)))
        .orElse(sparkSays + " Tables are written as mart.kpi; 'show tables' lists them.");
  }
}
