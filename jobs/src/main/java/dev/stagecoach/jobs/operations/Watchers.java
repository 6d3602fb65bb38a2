package dev.stagecoach.jobs.operations;

import dev.stagecoach.common.config.Lineage;
import dev.stagecoach.common.config.Operations;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.jobs.run.Progress;
import io.openlineage.client.OpenLineage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The programs that a configuration names to be told of a run. */
public final class Watchers {
  /** Who made the events, as their standard asks. */
  private static final URI PRODUCER = URI.create("urn:stagecoach");

  private Watchers() {}

  /**
   * Those who listen to one run.
   *
   * @param warehouse whole path of the folder of the tables
   */
  public static List<Progress> of(
      Operations operations, TableGraph graph, String warehouse, Clock clock) {
    return Stream.concat(
            operations.metricsFile().stream()
                .map(file -> new RunMetrics(new MetricsFile(Path.of(file)), warehouse, clock)),
            operations.lineage().stream().map(told -> lineage(told, graph, warehouse, clock)))
        .toList();
  }

  private static Progress lineage(Lineage told, TableGraph graph, String warehouse, Clock clock) {
    OpenLineage lineage = new OpenLineage(PRODUCER);
    return new LineageEvents(
        lineage,
        new LineageDatasets(lineage, told.namespace(), graph, warehouse),
        LineageClient.to(told.target()),
        told.namespace(),
        clock);
  }
}
