package dev.stagecoach.jobs.kpi;

import dev.stagecoach.common.config.CountedMeasure;
import dev.stagecoach.common.config.FactTable;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.sql.SqlQuery;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** core.counted_fact: the measures that configuration counts, in one pass over each table. */
public record MeasureFacts(TableContract contract) implements Table {

  @Override
  public Set<TableName> inputs() {
    return Arrays.stream(FactTable.values())
        .map(MeasureFacts::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    Set<String> ranked = KnownMeasures.ranked(context.config().metrics());
    Map<FactTable, List<CountedMeasure>> byTable =
        context.config().counted().stream().collect(Collectors.groupingBy(CountedMeasure::facts));
    Optional<Dataset<Row>> facts =
        Arrays.stream(FactTable.values())
            .filter(byTable::containsKey)
            .map(
                table -> {
                  inputs.rows(name(table)).createOrReplaceTempView(name(table).view());
                  String query =
                      CountedFacts.query(table, byTable.getOrDefault(table, List.of()), ranked);
                  return SqlQuery.parse(query).run(context.session(), context.parameters());
                })
            .reduce(Dataset::unionAll);
    return facts.orElseGet(() -> context.session().createDataFrame(List.of(), contract.schema()));
  }

  private static TableName name(FactTable table) {
    return TableName.of(table.table());
  }
}
