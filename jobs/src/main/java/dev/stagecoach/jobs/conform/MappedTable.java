package dev.stagecoach.jobs.conform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import dev.stagecoach.common.config.MappedEntity;
import dev.stagecoach.common.config.Mapping;
import dev.stagecoach.common.config.SourceSpec;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.MapType;

/**
 * staging.mapped_*: what the configured maps of all mapped sources make of their feeds.
 *
 * <p>Which raw tables that reads depends on the configuration.
 */
public record MappedTable(TableContract contract) implements Table {
  private static final String PREFIX = "mapped_";
  private static final String CHANGES = "deal_change";
  private static final String STAGES = "stage_hint";

  @Override
  public Set<TableName> inputs() {
    return Set.of();
  }

  @Override
  public Set<TableName> feeds(SuiteConfig config) {
    return config.sources(SourceSpec.Mapped.class).stream()
        .flatMap(MappedFeeds::tables)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    String entity = contract.name().table().substring(PREFIX.length());
    List<Dataset<Row>> parts = new ArrayList<>();
    for (SourceSpec.Mapped source : context.config().sources(SourceSpec.Mapped.class)) {
      MappedFeeds feeds = new MappedFeeds(source, inputs);
      for (Mapping mapping : source.maps()) {
        Dataset<Row> rows = feeds.rows(mapping);
        if (rows.columns().length > 0) {
          MappedValues values =
              new MappedValues(rows, source.timeZone(), context.config().business().timeZone());
          parts.addAll(part(entity, source.name(), mapping, values));
        }
      }
    }
    Dataset<Row> empty = context.session().createDataFrame(List.of(), contract.schema());
    Dataset<Row> all = parts.stream().reduce(Dataset::union).orElse(empty);
    return entity.equals(STAGES) ? stages(all) : all;
  }

  private List<Dataset<Row>> part(
      String entity, String source, Mapping mapping, MappedValues values) {
    boolean tellsOfChanges = MappedChanges.isTold(mapping.to());
    if (entity.equals(STAGES)) {
      if (tellsOfChanges) {
        return List.of(stages(new MappedChanges(source, mapping, values).rows()));
      }
      return mapping.to() == MappedEntity.DEAL
          ? List.of(contracted(stagesOfDeals(source, mapping, values)))
          : List.of();
    }
    if (entity.equals(CHANGES)) {
      return tellsOfChanges
          ? List.of(contracted(new MappedChanges(source, mapping, values).rows()))
          : List.of();
    }
    return mapping.to().label().equals(entity.toLowerCase(Locale.ROOT))
        ? List.of(entityRows(source, mapping, values))
        : List.of();
  }

  private Dataset<Row> entityRows(String source, Mapping mapping, MappedValues values) {
    List<Column> columns = new ArrayList<>();
    columns.add(lit(source).as("source"));
    contract.columns().stream()
        .filter(column -> !column.name().equals("source"))
        .forEach(column -> columns.add(entityColumn(column, mapping, values).as(column.name())));
    Dataset<Row> rows = values.rows().select(columns.toArray(Column[]::new));
    // One row of a feed may stand for a team that others stand for too; a map cannot be compared.
    boolean hasMap =
        contract.columns().stream().anyMatch(column -> column.dataType() instanceof MapType);
    return hasMap ? rows : rows.distinct();
  }

  /** A deal that a full extract left out is deleted, whatever its last row says. */
  private static Column entityColumn(
      dev.stagecoach.common.table.Column column, Mapping mapping, MappedValues values) {
    Column value = values.value(mapping.column(column.name()), column.type());
    boolean isSwept = Arrays.asList(values.rows().columns()).contains(MappedFeeds.GONE_AT);
    if (!isSwept || mapping.to() != MappedEntity.DEAL) {
      return value;
    }
    Column goneAt = col(MappedFeeds.GONE_AT);
    return switch (column.name()) {
      case "is_deleted" -> coalesce(value, lit(false)).or(goneAt.isNotNull());
      case "deleted_at" -> coalesce(value, goneAt);
      default -> value;
    };
  }

  private Dataset<Row> stages(Dataset<Row> changes) {
    if (changes.schema().getFieldIndex("stage").isEmpty()) {
      return changes
          .groupBy("source", "pipeline_id", "stage_id")
          .agg(
              max("label").as("label"),
              max("position").as("position"),
              max("kind_hint").as("kind_hint"));
    }
    return contracted(
        changes
            .where(col("stage").isNotNull())
            .select(
                col("source"),
                col("stage.pipeline_id").as("pipeline_id"),
                col("stage.stage_id").as("stage_id"),
                col("stage.stage_id").as("label"),
                lit(null).cast("int").as("position"),
                lit(null).cast("string").as("kind_hint"))
            .distinct());
  }

  private static Dataset<Row> stagesOfDeals(String source, Mapping mapping, MappedValues values) {
    Column isWon = values.value(mapping.column("is_won"), "boolean");
    Column isClosed = values.value(mapping.column("is_closed"), "boolean");
    Column stage = values.value(mapping.column("stage_id"), "string");
    return values
        .rows()
        .select(
            lit(source).as("source"),
            values.value(mapping.column("pipeline_id"), "string").as("pipeline_id"),
            stage.as("stage_id"),
            stage.as("label"),
            lit(null).cast("int").as("position"),
            when(isWon, "won").when(isClosed, "lost").as("kind_hint"))
        .where(col("stage_id").isNotNull())
        .distinct();
  }

  /** The columns of the contract, by name, in its order and types. */
  private Dataset<Row> contracted(Dataset<Row> rows) {
    return rows.select(
        contract.columns().stream()
            .map(column -> col(column.name()).cast(column.dataType()).as(column.name()))
            .toArray(Column[]::new));
  }
}
