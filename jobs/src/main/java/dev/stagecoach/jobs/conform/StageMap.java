package dev.stagecoach.jobs.conform;

import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.sql.FewRows;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.time.BusinessTime;
import dev.stagecoach.jobs.conform.StageResolution.SourceStage;
import dev.stagecoach.jobs.conform.StageResolution.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * core.stage_map: every stage that a source knows, and what it stands for at what time.
 *
 * <p>Grain: source, pipeline, stage and first instant.
 */
public record StageMap(TableContract contract) implements Table {
  private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  @Override
  public Set<TableName> inputs() {
    return Set.of(
        TableName.of("staging.salesforce_stage_hint"),
        TableName.of("staging.hubspot_stage_hint"),
        TableName.of("staging.mapped_stage_hint"));
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    StageResolution resolution = new StageResolution(context.config().stages());
    BusinessTime time = new BusinessTime(context.config().business().timeZone());
    List<Row> rows = new ArrayList<>();
    for (SourceStage stage : sourceStages(inputs)) {
      rows.addAll(rows(stage, resolution.resolve(stage), time));
    }
    return context.session().createDataFrame(rows, contract.schema()).coalesce(1);
  }

  /** One stage each, though a source may tell of it several times. */
  private List<SourceStage> sourceStages(TableInputs inputs) {
    Map<List<String>, SourceStage> stages =
        new TreeMap<>(
            java.util.Comparator.comparing((List<String> key) -> String.join("\u0000", key)));
    for (Row row : FewRows.collect(inputs().stream().map(inputs::rows).toList())) {
      SourceStage stage = sourceStage(row);
      stages.merge(
          List.of(stage.source(), stage.pipelineId(), stage.stageId()), stage, StageMap::known);
    }
    return List.copyOf(stages.values());
  }

  /** Of two tellings of one stage, the one that says more of its kind; won before lost. */
  private static SourceStage known(SourceStage one, SourceStage other) {
    String first = one.kindHint().orElse("");
    return first.compareTo(other.kindHint().orElse("")) >= 0 ? one : other;
  }

  private static SourceStage sourceStage(Row row) {
    return new SourceStage(
        text(row, "source").orElse(""),
        text(row, "pipeline_id").orElse(""),
        text(row, "stage_id").orElse(""),
        text(row, "label").orElse(""),
        text(row, "kind_hint"));
  }

  private static Optional<String> text(Row row, String column) {
    return Optional.ofNullable(row.getString(row.fieldIndex(column)));
  }

  private static List<Row> rows(SourceStage stage, List<Stretch> stretches, BusinessTime time) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      Instant from = i == 0 ? BEGINNING : time.startOf(stretch.start());
      Instant to = i + 1 < stretches.size() ? time.startOf(stretches.get(i + 1).start()) : END;
      rows.add(
          RowFactory.create(
              stage.source(),
              stage.pipelineId(),
              stage.stageId(),
              from,
              to,
              stretch.stage(),
              stage.label(),
              stretch.position().orElse(null),
              stretch.kind()));
    }
    return rows;
  }
}
