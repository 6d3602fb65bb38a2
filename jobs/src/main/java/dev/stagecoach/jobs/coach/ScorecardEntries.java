package dev.stagecoach.jobs.coach;

import dev.stagecoach.common.config.Scorecard;
import dev.stagecoach.common.config.Stages;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.metric.Metric;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** core.scorecard_entry: the metrics of each scorecard, as configured. */
public record ScorecardEntries(TableContract contract) implements Table {

  @Override
  public Set<TableName> inputs() {
    return Set.of();
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    List<Row> rows =
        context.config().scorecards().stream()
            .flatMap(scorecard -> scorecard.entries().stream().map(entry -> row(scorecard, entry)))
            .toList();
    return context.session().createDataFrame(rows, contract.schema()).coalesce(1);
  }

  private static Row row(Scorecard scorecard, Scorecard.Entry entry) {
    Metric metric = entry.metric();
    return RowFactory.create(
        scorecard.name(),
        scorecard.label(),
        namedOnly(scorecard.roles()),
        namedOnly(scorecard.teams()),
        scorecard.grain().label(),
        scorecard.isCapped(),
        scorecard.smallSample(),
        metric.name(),
        metric.direction().name().toLowerCase(Locale.ROOT),
        metric.numerator().isPresent() && metric.denominator().isEmpty(),
        kind(entry.benchmark()),
        entry.benchmark() instanceof Scorecard.Fixed fixed ? scaled(fixed.value()) : null,
        scaled(entry.weight()));
  }

  private static String @Nullable [] namedOnly(List<String> names) {
    return names.contains(Stages.ANY) ? null : names.toArray(String[]::new);
  }

  private static String kind(Scorecard.Benchmark benchmark) {
    if (benchmark instanceof Scorecard.Fixed) {
      return "value";
    }
    return benchmark instanceof Scorecard.OfTarget ? "target" : "peers";
  }

  private static BigDecimal scaled(BigDecimal number) {
    return number.setScale(6, RoundingMode.HALF_UP);
  }
}
