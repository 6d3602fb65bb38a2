package dev.stagecoach.common.sql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers of the endpoint may say, as Spark parses it. */
class ReadersPlanTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "select * from kpi",
        "select * from mart.kpi where value > (select avg(value) from Mart.KPI)",
        "select * from spark_catalog.mart.kpi",
        "with won as (select * from mart.deal) select count(*) from won",
        "select * from mart.kpi as k join mart.dim_metric as m on k.metric = m.metric",
        "select explode(segments) from mart.deal",
        "select * from values (1, 'a'), (2, 'b') as t(n, s)",
        "select * from range(3)",
        "select a, sum(b) over (order by a) from mart.kpi where a in (1, 2) group by all having a > 1 order by 1 limit 3 offset 1",
        "select distinct * from mart.kpi tablesample (10 percent) qualify row_number() over (order by a) = 1",
        "select * from mart.kpi pivot (sum(value) for metric in ('win_rate'))",
        "select * from mart.kpi unpivot (v for n in (value, target))",
        "select * from mart.dim_team lateral view explode(path) as p",
        "select * from mart.dim_team as t, lateral (select t.team_id)",
        "select a, sum(b) from mart.kpi group by grouping sets ((a), ()) intersect select 1, 2 except select 3, 4",
        "from mart.kpi |> where value > 1 |> aggregate sum(value) group by metric",
        "show tables",
        "show tables in mart",
        "show databases",
        "describe table extended mart.kpi",
        "explain select * from mart.kpi",
        "use mart",
        "set spark.sql.ansi.enabled=true"
      })
  void readingIsLetThrough(String statement) {
    assertThatCode(() -> require(statement)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from delta.`/data/mart/kpi`",
        "select * from csv.`/etc/passwd`",
        "select * from core.deal",
        "select * from reader_access.team",
        "select 1 where exists (select * from text.`/etc/passwd`)",
        "with a as (select * from parquet.`/x`) select * from mart.kpi",
        "select * from mart.kpi union all select * from json.`/x`",
        "select * from table_changes('mart.kpi', 0)",
        "select * from mart.kpi version as of 1",
        "explain select * from csv.`/etc/passwd`",
        "describe query select * from csv.`/etc/passwd`",
        "describe extended reader_access.team",
        "use reader_access",
        "show tables in reader_access"
      })
  void whatIsNotPublishedIsNotRead(String statement) {
    refused(statement, "reads what is not published");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into mart.kpi values (1)",
        "insert overwrite directory '/tmp/x' using csv select 1",
        "delete from mart.kpi",
        "update mart.kpi set value = 0",
        "merge into mart.kpi as a using mart.kpi as b on true when matched then delete",
        "create table x as select 1",
        "create temporary view v as select 1",
        "drop view mart.kpi",
        "alter view mart.kpi as select 1",
        "truncate table mart.kpi",
        "cache table mart.kpi",
        "add jar '/tmp/x.jar'",
        "create function f as 'x.Y'",
        "show create table mart.kpi"
      })
  void nothingIsChanged(String statement) {
    refused(statement, "does more than read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select reflect('java.lang.System', 'getenv')",
        "select 1 where java_method('java.lang.System', 'getenv') is not null",
        "select (select try_reflect('java.lang.System', 'getenv'))"
      })
  void noCodeIsRun(String statement) {
    refused(statement, "runs code");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from identifier('csv.' || '`/etc/passwd`')",
        "select identifier('ref' || 'lect')('java.lang.System', 'getenv')",
        "select transform(a) using 'cat' as (b string) from values ('x') as t(a)",
        "select * from identifier('delta.`/x`')"
      })
  void nothingIsReadUnderANameMadeUpLater(String statement) {
    assertThatThrownBy(() -> require(statement))
        .isInstanceOf(StagecoachException.class)
        .hasMessageContaining("only the views of the schema mart can be read here");
  }

  private static void refused(String statement, String what) {
    assertThatThrownBy(() -> require(statement))
        .isInstanceOf(StagecoachException.class)
        .hasMessage(
            "The statement %s; only the views of the schema mart can be read here, and nothing be changed.",
            what);
  }

  private static void require(String statement) throws ParseException {
    ReadersPlan.require(new SparkSqlParser().parsePlan(statement));
  }
}
