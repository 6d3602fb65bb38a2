package dev.stagecoach.jobs.coach;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;

import dev.stagecoach.common.config.Coaching;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.time.PeriodGrain;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The KPIs of those who are compared with one another, each with its group of peers. */
final class ComparedMembers {
  /** What the members are found in. */
  static final Set<TableName> INPUTS =
      Set.of(TableName.of("mart.kpi"), TableName.of("core.peer"), TableName.of("core.team"));

  private static final List<String> KEY =
      List.of("level", "member_id", "period_grain", "period_start");

  private final TableInputs inputs;
  private final Coaching coaching;

  ComparedMembers(TableInputs inputs, Coaching coaching) {
    this.inputs = inputs;
    this.coaching = coaching;
  }

  /** KPIs of reps who were in a team all through the period. */
  Dataset<Row> reps(String... metrics) {
    Dataset<Row> reps =
        inputs
            .rows(TableName.of("core.peer"))
            .where("is_throughout")
            .select(
                lit("rep").as("level"),
                col("rep_id").as("member_id"),
                col("period_grain"),
                col("period_start"),
                group(col("role"), col("team_path")));
    return kpis("rep", metrics).join(reps, asScala(KEY), "inner");
  }

  /** KPIs of teams. */
  Dataset<Row> teams(String... metrics) {
    Dataset<Row> teams =
        inputs
            .rows(TableName.of("core.team"))
            .select(
                lit("team").as("level"),
                col("team_id").as("member_id"),
                group(concat(lit("depth "), col("team_depth").cast("string")), col("path")));
    return kpis("team", metrics).join(broadcast(teams), asScala(KEY.subList(0, 2)), "inner");
  }

  /** Whether a row lies in a period that is compared. */
  Column isCompared() {
    return col("period_grain").isin(coaching.grains().stream().map(PeriodGrain::label).toArray());
  }

  static scala.collection.immutable.Seq<String> key() {
    return asScala(KEY);
  }

  private Dataset<Row> kpis(String level, String... metrics) {
    return inputs
        .rows(TableName.of("mart.kpi"))
        .where("segment = 'all' and attribution = 'event' and currency_basis = 'dated'")
        .where(col("level").equalTo(level))
        .where(col("metric").isin(Arrays.stream(metrics).toArray()))
        .where(isCompared());
  }

  private Column group(Column alike, Column path) {
    return (coaching.isWithinUnit() ? concat_ws(" of ", alike, element_at(path, 1)) : alike)
        .as("peer_group");
  }

  private static scala.collection.immutable.Seq<String> asScala(List<String> names) {
    return scala.jdk.javaapi.CollectionConverters.asScala(names).toSeq();
  }
}
