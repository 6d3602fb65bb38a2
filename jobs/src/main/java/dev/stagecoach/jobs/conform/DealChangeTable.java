package dev.stagecoach.jobs.conform;

import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.sql.KeptRows;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** core.deal_change: the states of each deal, made of all that sources tell of it. */
public record DealChangeTable(TableContract contract) implements Table {
  private static final TableName OBSERVATIONS = TableName.of("core.deal_observation");

  @Override
  public Set<TableName> inputs() {
    return Set.of(OBSERVATIONS);
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    Dataset<Row> observations =
        inputs
            .rows(OBSERVATIONS)
            .repartition(functions.col("deal_key"))
            // The total order: instant, source sequence, stage position, row key; the current
            // record comes last.
            .sortWithinPartitions(
                "deal_key", "is_record", "occurred_at", "sequence", "stage_order", "row_key")
            .selectExpr(DealChangeRows.COLUMNS.toArray(String[]::new));
    JavaRDD<Object[]> made = KeptRows.map(observations, DealChangeRows::new);
    return KeptRows.dataset(context.session(), made, contract.schema());
  }
}
