package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.spark.TestSession;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Deal 1 is open from the 1st, doubles on the 5th at ten and is won on the 9th; deal 2 is open from
 * the 4th to its deletion on the 6th.
 */
class InstantFunctionTest {
  private static final String VERSIONS =
      "select deal_key, '' as pipeline, stage, stage_kind, 'crm:ann' as rep_id, 'east' as team_id,"
          + " cast(amount as decimal(24, 6)) as amount, 'USD' as currency,"
          + " cast(amount as decimal(24, 6)) as amount_dated,"
          + " cast(amount as decimal(24, 6)) as amount_constant,"
          + " date '2024-05-31' as expected_close_on, 'Pipeline' as forecast_category,"
          + " cast(valid_from as timestamp) as valid_from, cast(valid_to as timestamp) as valid_to,"
          + " is_deleted from values"
          + " (1, 'a', 'open', 100, '2024-05-01', '2024-05-05 10:00:00', false),"
          + " (1, 'b', 'open', 200, '2024-05-05 10:00:00', '2024-05-09', false),"
          + " (1, 'won', 'won', 200, '2024-05-09', null, false),"
          + " (2, 'a', 'open', 50, '2024-05-04', '2024-05-06', false),"
          + " (2, 'a', 'open', 50, '2024-05-06', null, true)"
          + " as t(deal_key, stage, stage_kind, amount, valid_from, valid_to, is_deleted)";
  private static final String DEALS =
      "select deal_key, concat('crm:', deal_key) as deal_id, 'Deal' as name, 'crm:acme' as"
          + " account_id, timestamp '2024-05-01' as created_at from values (1), (2) as t(deal_key)";

  private static SparkSession session;

  @BeforeAll
  static void tellTheStory() {
    session = TestSession.fresh();
    session.sql(VERSIONS).createOrReplaceTempView("core_deal_version");
    session.sql(DEALS).createOrReplaceTempView("core_deal");
    InstantFunction.calledIn("pipeline_at(")
        .forEach(made -> session.sql(TableMentions.in(made.definition()).statement()));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-04-30 23:59:59, ''",
    "2024-05-01, 'crm:1 a 100'",
    "2024-05-05 09:59:59, 'crm:1 a 100; crm:2 a 50'",
    "2024-05-05T10:00:00Z, 'crm:1 b 200; crm:2 a 50'",
    "2024-05-06, 'crm:1 b 200'",
    "2024-05-09, ''"
  })
  void thePipelineOfAnInstantIsWhatWasOpenThen(String instant, String open) {
    assertThat(told("pipeline_at", instant)).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({"2024-05-04, 'crm:1 a 100; crm:2 a 50'", "2024-05-09, 'crm:1 won 200'"})
  void theDealsOfAnInstantHaveTheClosedOnesToo(String instant, String deals) {
    assertThat(told("deals_at", instant)).isEqualTo(deals);
  }

  @ParameterizedTest
  @CsvSource({
    "select * from PIPELINE_AT ('2024-05-01'), 2",
    "select * from deals_at('2024-05-01'), 1",
    "select pipeline_at from mart.kpi, 0"
  })
  void onlyTheFunctionsThatAreCalledAreMade(String question, int functions) {
    assertThat(InstantFunction.calledIn(question)).hasSize(functions);
  }

  private static String told(String function, String instant) {
    List<Row> rows =
        session
            .sql(
                "select concat_ws(' ', deal_id, stage, cast(amount as int)) from %s('%s') order by 1"
                    .formatted(function, instant))
            .collectAsList();
    return String.join("; ", rows.stream().map(row -> row.getString(0)).toList());
  }
}
