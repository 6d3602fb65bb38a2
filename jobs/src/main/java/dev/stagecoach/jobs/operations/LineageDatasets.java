package dev.stagecoach.jobs.operations;

import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DatasetFacetsBuilder;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.SchemaDatasetFacetFields;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.apache.hadoop.fs.Path;

/**
 * Tables as data sets of OpenLineage: named as the suite names them, with their columns, and with
 * the folder that they lie in.
 */
final class LineageDatasets {
  private final OpenLineage lineage;
  private final String namespace;
  private final TableGraph graph;
  private final String warehouse;

  LineageDatasets(OpenLineage lineage, String namespace, TableGraph graph, String warehouse) {
    this.lineage = lineage;
    this.namespace = namespace;
    this.graph = graph;
    this.warehouse = warehouse;
  }

  /** The stored tables that a table is made from. */
  List<InputDataset> inputsOf(TableName table) {
    return graph.storedInputs(table).stream()
        .sorted()
        .map(input -> input(input.toString(), facets(input)))
        .toList();
  }

  /** What sources deliver, as {@code source.object}. */
  List<InputDataset> delivered(Collection<String> objects) {
    return objects.stream()
        .map(object -> input(object, lineage.newDatasetFacetsBuilder()))
        .toList();
  }

  private InputDataset input(String name, DatasetFacetsBuilder facets) {
    return lineage
        .newInputDatasetBuilder()
        .namespace(namespace)
        .name(name)
        .facets(facets.build())
        .build();
  }

  /** A table that is to be made. */
  OutputDataset output(TableName table) {
    return lineage
        .newOutputDatasetBuilder()
        .namespace(namespace)
        .name(table.toString())
        .facets(facets(table).build())
        .build();
  }

  /** A table that has been made, or got rows. */
  OutputDataset written(TableName table, long rows, OptionalLong version) {
    DatasetFacetsBuilder facets = facets(table);
    version.ifPresent(
        number -> facets.version(lineage.newDatasetVersionDatasetFacet(Long.toString(number))));
    return lineage
        .newOutputDatasetBuilder()
        .namespace(namespace)
        .name(table.toString())
        .facets(facets.build())
        .outputFacets(
            lineage
                .newOutputDatasetOutputFacetsBuilder()
                .outputStatistics(
                    lineage.newOutputStatisticsOutputDatasetFacetBuilder().rowCount(rows).build())
                .build())
        .build();
  }

  /** Raw tables of mapped sources have no contract of their own. */
  private DatasetFacetsBuilder facets(TableName table) {
    DatasetFacetsBuilder facets =
        lineage
            .newDatasetFacetsBuilder()
            .dataSource(lineage.newDatasourceDatasetFacet(warehouse, location(table)));
    graph.find(table).map(Table::contract).ifPresent(contract -> describe(contract, facets));
    return facets;
  }

  private void describe(TableContract contract, DatasetFacetsBuilder facets) {
    facets
        .schema(
            lineage.newSchemaDatasetFacet(contract.columns().stream().map(this::field).toList()))
        .documentation(lineage.newDocumentationDatasetFacet(contract.description(), "text/plain"));
  }

  private URI location(TableName table) {
    return new Path(warehouse, table.path()).toUri();
  }

  private SchemaDatasetFacetFields field(Column column) {
    return lineage
        .newSchemaDatasetFacetFieldsBuilder()
        .name(column.name())
        .type(column.type())
        .description(column.description())
        .build();
  }
}
