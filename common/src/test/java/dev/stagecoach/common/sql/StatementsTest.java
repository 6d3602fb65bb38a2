package dev.stagecoach.common.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "  -- first a remark\n select 1",
        "/* and another */ (select 1) union all (select 2)",
        "with won as (select 1 as n) select n from won",
        "values (1), (2)",
        "from mart.kpi select metric",
        "show tables",
        "describe mart.kpi",
        "explain select 1",
        "select from where"
      })
  void questionsOnlyRead(String text) {
    boolean onlyReads = Statements.onlyRead(text);

    assertThat(onlyReads).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "drop table mart.kpi",
        "insert into mart.kpi values (1)",
        "with won as (select 1) insert into mart.kpi select * from won",
        "with won as (select 1) delete from mart.kpi",
        "from mart.kpi insert into core.deal select *",
        "-- select\ndelete from mart.kpi",
        "update mart.kpi set value = 0",
        "merge into a using b on a.id = b.id when matched then delete",
        "set spark.sql.ansi.enabled = false",
        "add jar 'x.jar'",
        "create view v as select 1",
        "select reflect('java.lang.System', 'exit', 1)",
        "select * from (select java_method('java.lang.System', 'exit', 1))"
      })
  void whatMayChangeSomethingIsNoQuestion(String text) {
    boolean onlyReads = Statements.onlyRead(text);

    assertThat(onlyReads).isFalse();
  }
}
