package dev.stagecoach.jobs.conform;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import dev.stagecoach.common.config.ConfiguredExpression;
import dev.stagecoach.common.config.MappedEntity;
import dev.stagecoach.common.config.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The changes that mapped rows tell of: milestones of one row a deal, events of a log, or full rows
 * of a history.
 */
final class MappedChanges {
  private final Mapping mapping;
  private final MappedValues values;
  private final String source;

  MappedChanges(String source, Mapping mapping, MappedValues values) {
    this.source = source;
    this.mapping = mapping;
    this.values = values;
  }

  /** The changes with the columns of staging.mapped_deal_change, by name. */
  Dataset<Row> rows() {
    return switch (mapping.to()) {
      case DEAL_MILESTONE -> milestones();
      case DEAL_EVENT -> changes(values.rows(), value("occurred_at", "timestamp"), false);
      case DEAL_HISTORY -> changes(values.rows(), value("valid_from", "timestamp"), true);
      default -> throw new IllegalStateException(mapping.to() + " does not tell of changes");
    };
  }

  private Dataset<Row> milestones() {
    List<Column> reached = new ArrayList<>();
    for (int i = 0; i < mapping.milestones().size(); i++) {
      Mapping.Milestone milestone = mapping.milestones().get(i);
      reached.add(
          struct(
              lit((long) i).as("number"),
              lit(milestone.stage()).as("stage_id"),
              values.value(milestone.at(), "timestamp").as("at")));
    }
    Dataset<Row> rows =
        values
            .rows()
            .withColumn("_milestone", explode(array(reached.toArray(Column[]::new))))
            .where(col("_milestone.at").isNotNull());
    return rows.select(
        columns(
            new Telling(
                col("_milestone.at"),
                col("_milestone.number"),
                concat_ws(
                    ":", lit("milestone"), col(MappedFeeds.ROW_KEY), col("_milestone.number")),
                col("_milestone.stage_id"),
                false)));
  }

  private Dataset<Row> changes(Dataset<Row> rows, Column at, boolean isFullRow) {
    Column rowKey =
        mapping.column("row_key").isPresent()
            ? value("row_key", "string")
            : col(MappedFeeds.ROW_KEY);
    return rows.select(
        columns(
            new Telling(
                at, value("sequence", "bigint"), rowKey, value("stage_id", "string"), isFullRow)));
  }

  /**
   * When a row tells of a change, and of which stage.
   *
   * @param isFullRow whether an empty value empties the field
   */
  private record Telling(
      Column at, Column sequence, Column rowKey, Column stage, boolean isFullRow) {}

  private Column[] columns(Telling telling) {
    Column stage =
        when(
            telling.stage().isNotNull(),
            struct(
                value("pipeline_id", "string").as("pipeline_id"), telling.stage().as("stage_id")));
    boolean isFullRow = telling.isFullRow();
    return new Column[] {
      lit(source).as("source"),
      value("deal_id", "string").as("deal_id"),
      telling.at().as("occurred_at"),
      telling.sequence().as("sequence"),
      telling.rowKey().as("row_key"),
      stage.as("stage"),
      told("owner_id", "string", isFullRow).as("owner"),
      told("amount", "decimal(24,6)", isFullRow).as("amount"),
      told("currency", "string", isFullRow).as("currency"),
      told("expected_close_on", "date", isFullRow).as("expected_close"),
      told("forecast_category", "string", isFullRow).as("forecast_category"),
      told("is_deleted", "boolean", isFullRow).as("deleted"),
      lit(null).cast("boolean").as("won_hint"),
      lit(null).cast("string").as("kind_hint")
    };
  }

  /** A column that is not mapped says nothing; an empty one says so only in a full row. */
  private Column told(String column, String type, boolean isFullRow) {
    String structure = "struct<value:%s>".formatted(type);
    Optional<ConfiguredExpression> expression = mapping.column(column);
    if (expression.isEmpty()) {
      return lit(null).cast(structure);
    }
    Column value = values.value(expression, type);
    Column told = struct(value.as("value"));
    return isFullRow ? told : when(value.isNotNull(), told);
  }

  private Column value(String column, String type) {
    return values.value(mapping.column(column), type);
  }

  /** Whether rows of an entity tell of changes. */
  static boolean isTold(MappedEntity entity) {
    return switch (entity) {
      case DEAL_MILESTONE, DEAL_EVENT, DEAL_HISTORY -> true;
      default -> false;
    };
  }
}
