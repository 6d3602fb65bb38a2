package dev.stagecoach.jobs.operations;

import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.ingest.IngestReport;
import dev.stagecoach.jobs.ingest.IngestReport.FileReport;
import dev.stagecoach.jobs.run.NightReport;
import dev.stagecoach.jobs.run.Progress;
import dev.stagecoach.jobs.run.StepResult;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.RunFacetsBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells a run as OpenLineage events: a job for the whole, and one a table, named like it, from the
 * tables that it is made from. What was under way when a run failed is told as aborted.
 */
final class LineageEvents implements Progress {
  private static final String WHOLE = "run";

  private final OpenLineage lineage;
  private final LineageDatasets datasets;
  private final LineageClient client;
  private final String namespace;
  private final Clock clock;
  private final Set<String> underWay = new TreeSet<>();
  private String runId = "";

  /**
   * Events of one run.
   *
   * @param namespace of jobs and tables
   */
  LineageEvents(
      OpenLineage lineage,
      LineageDatasets datasets,
      LineageClient client,
      String namespace,
      Clock clock) {
    this.lineage = lineage;
    this.datasets = datasets;
    this.client = client;
    this.namespace = namespace;
    this.clock = clock;
  }

  @Override
  public void begun(String run) {
    runId = run;
    send(EventType.START, WHOLE, Optional.empty(), Tables.NONE);
  }

  @Override
  public void ingested(IngestReport report) {
    Map<TableName, List<FileReport>> byTable =
        report.files().stream()
            .filter(file -> file.loaded() > 0)
            .collect(Collectors.groupingBy(FileReport::table, TreeMap::new, Collectors.toList()));
    byTable.forEach(
        (table, files) -> {
          Set<String> objects =
              files.stream()
                  .map(file -> file.source() + "." + file.object())
                  .collect(Collectors.toCollection(TreeSet::new));
          long rows = files.stream().mapToLong(FileReport::loaded).sum();
          List<InputDataset> delivered = datasets.delivered(objects);
          String job = table.toString();
          send(
              EventType.START,
              job,
              Optional.empty(),
              new Tables(delivered, List.of(datasets.output(table))));
          send(
              EventType.COMPLETE,
              job,
              Optional.empty(),
              new Tables(delivered, List.of(datasets.written(table, rows, OptionalLong.empty()))));
        });
  }

  @Override
  public void started(String step, int done, int all) {
    if (step.indexOf('.') < 0) {
      // Ingest is told table by table, once it is known what came for which.
      return;
    }
    TableName table = TableName.of(step);
    underWay.add(step);
    send(
        EventType.START,
        step,
        Optional.empty(),
        new Tables(datasets.inputsOf(table), List.of(datasets.output(table))));
  }

  @Override
  public void finished(StepResult result, int done, int all) {
    TableName table = TableName.of(result.step());
    underWay.remove(result.step());
    send(
        EventType.COMPLETE,
        result.step(),
        Optional.empty(),
        new Tables(
            datasets.inputsOf(table),
            List.of(datasets.written(table, result.rows(), result.version()))));
  }

  @Override
  public void broke(String step, String reason) {
    if (underWay.remove(step)) {
      send(EventType.FAIL, step, Optional.of(reason), Tables.NONE);
    }
  }

  @Override
  public void ended(NightReport report) {
    send(EventType.COMPLETE, WHOLE, Optional.empty(), Tables.NONE);
  }

  @Override
  public void failed(String reason) {
    underWay.forEach(step -> send(EventType.ABORT, step, Optional.empty(), Tables.NONE));
    underWay.clear();
    send(EventType.FAIL, WHOLE, Optional.of(reason), Tables.NONE);
  }

  private void send(EventType type, String job, Optional<String> error, Tables tables) {
    RunFacetsBuilder facets =
        lineage
            .newRunFacetsBuilder()
            .tags(
                lineage.newTagsRunFacet(
                    List.of(lineage.newTagsRunFacetFields("run", runId, "stagecoach"))));
    error.ifPresent(
        message -> facets.errorMessage(lineage.newErrorMessageRunFacet(message, "JAVA", null)));
    if (!job.equals(WHOLE)) {
      facets.parent(
          lineage
              .newParentRunFacetBuilder()
              .run(lineage.newParentRunFacetRunBuilder().runId(id(WHOLE)).build())
              .job(lineage.newParentRunFacetJobBuilder().namespace(namespace).name(WHOLE).build())
              .build());
    }
    client.send(
        lineage
            .newRunEventBuilder()
            .eventTime(clock.instant().atZone(ZoneOffset.UTC))
            .eventType(type)
            .run(lineage.newRunBuilder().runId(id(job)).facets(facets.build()).build())
            .job(lineage.newJobBuilder().namespace(namespace).name(job).build())
            .inputs(tables.inputs())
            .outputs(tables.outputs())
            .build());
  }

  /** The same for all events of a job in a run. */
  private UUID id(String job) {
    return UUID.nameUUIDFromBytes(
        (namespace + "/" + runId + "/" + job).getBytes(StandardCharsets.UTF_8));
  }

  /** What an event tells of. */
  private record Tables(List<InputDataset> inputs, List<OutputDataset> outputs) {
    private static final Tables NONE = new Tables(List.of(), List.of());
  }
}
