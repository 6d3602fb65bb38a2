package dev.stagecoach.jobs.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.stagecoach.common.config.Segment;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which account or prospect meets which segment's condition, all conditions in one pass over them.
 * A condition that is null is not met.
 *
 * @param members the table with the columns that conditions read
 * @param id the column by which it knows its rows
 */
public record SegmentMembership(TableContract contract, TableName members, String id)
    implements Table {

  /** The segments of accounts. */
  public static Table ofAccounts(TableContract contract) {
    return new SegmentMembership(contract, TableName.of("core.account"), "account_id");
  }

  /** The segments of prospects. */
  public static Table ofProspects(TableContract contract) {
    return new SegmentMembership(contract, TableName.of("core.prospect_profile"), "prospect_id");
  }

  @Override
  public Set<TableName> inputs() {
    return Set.of(members);
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    List<Segment> segments = context.config().segments();
    Column[] met =
        segments.stream()
            .map(segment -> when(expr(segment.where().text()), lit(segment.name())))
            .toArray(Column[]::new);
    if (met.length == 0) {
      return context.session().createDataFrame(List.of(), contract.schema());
    }
    return inputs
        .rows(members)
        .select(
            col(id),
            explode(filter(org.apache.spark.sql.functions.array(met), Column::isNotNull))
                .as("segment"));
  }
}
