package dev.stagecoach.jobs.coach;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import dev.stagecoach.common.config.Experiment;
import dev.stagecoach.common.config.Experiment.Variant;
import dev.stagecoach.common.config.Funnel;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * core.experiment_assignment: which rep or deal is in which variant, as listed or by what deals
 * fit. A condition that is null is not met.
 */
public record ExperimentAssignments(TableContract contract) implements Table {
  private static final TableName CREATED = TableName.of("core.created_deal");
  private static final StructType MEMBERS =
      StructType.fromDDL("variant string, member_id string, is_condition boolean");
  private static final int DAYS_BEFORE = 365;
  private static final String SEVERAL = "(several)";

  @Override
  public Set<TableName> inputs() {
    return Set.of(CREATED);
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    Funnel funnel =
        context.config().funnels().stream().filter(Funnel::isDefault).findFirst().orElseThrow();
    return context.config().experiments().stream()
        .map(
            experiment ->
                rows(
                    experiment,
                    funnel,
                    experiment.isByCondition()
                        ? fitting(experiment, inputs.rows(CREATED))
                        : listed(experiment, context.session())))
        .reduce(Dataset::unionAll)
        .orElseGet(() -> context.session().createDataFrame(List.of(), contract.schema()));
  }

  private Dataset<Row> rows(Experiment experiment, Funnel funnel, Dataset<Row> members) {
    return members.select(
        lit(experiment.name()).as("experiment"),
        col("variant"),
        lit(experiment.unit().name().toLowerCase(Locale.ROOT)).as("unit"),
        col("is_condition"),
        col("member_id"),
        day(before(experiment)).as("before_on"),
        day(experiment.from()).as("from_on"),
        experiment.to().map(ExperimentAssignments::day).orElse(lit(null)).cast("date").as("to_on"),
        lit(experiment.windowDays()).as("window_days"),
        lit(funnel.name()).as("funnel"),
        lit(experiment.outcomes().toArray(String[]::new)).as("outcomes"));
  }

  private static Dataset<Row> listed(Experiment experiment, SparkSession session) {
    List<Row> rows =
        experiment.variants().stream()
            .flatMap(
                variant ->
                    variant.members().stream()
                        .map(member -> RowFactory.create(variant.name(), member, false)))
            .toList();
    return session.createDataFrame(rows, MEMBERS).coalesce(1);
  }

  /** Deals of the experiment's time and of the year before, which tells what was usual. */
  private static Dataset<Row> fitting(Experiment experiment, Dataset<Row> created) {
    Column createdOn = col("created_on");
    Column isOfTime =
        experiment
            .to()
            .map(end -> createdOn.lt(day(end)))
            .orElse(lit(true))
            .and(createdOn.geq(day(before(experiment))));
    Column[] fits =
        experiment.variants().stream()
            .flatMap(ExperimentAssignments::nameWhereItFits)
            .toArray(Column[]::new);
    Column names = col("names");
    return created
        .where(isOfTime)
        .select(col("deal_id"), filter(array(fits), Column::isNotNull).as("names"))
        .where(size(names).gt(0))
        .select(
            when(size(names).gt(1), SEVERAL).otherwise(element_at(names, 1)).as("variant"),
            col("deal_id").as("member_id"),
            lit(true).as("is_condition"));
  }

  private static Stream<Column> nameWhereItFits(Variant variant) {
    return variant.dealsWhere().stream()
        .map(where -> when(expr(where.text()), lit(variant.name())));
  }

  private static LocalDate before(Experiment experiment) {
    return experiment.from().minusDays(DAYS_BEFORE);
  }

  private static Column day(LocalDate day) {
    return lit(Date.valueOf(day));
  }
}
