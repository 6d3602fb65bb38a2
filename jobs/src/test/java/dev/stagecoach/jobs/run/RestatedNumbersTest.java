package dev.stagecoach.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.job.BundledText;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.sql.SqlQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * January was over when it was first published: one deal won, one created. Then a row came late
 * that says that deal 2 was won in January too, and deal 1, created in January, went on in March.
 */
class RestatedNumbersTest {
  private static final String NUMBERS =
      "select 'month' as period_grain, cast(start as date) as period_start, 'company' as level,"
          + " '(company)' as member_id, 'all' as segment, 'event' as attribution, metric,"
          + " 'dated' as currency_basis, is_complete, cast(value as decimal(28, 8)) as value"
          + " from values %s as t(start, metric, value, is_complete)";
  private static final String VERSIONS =
      "select deal_key, 1L as unit_key, cast(valid_from as timestamp) as valid_from,"
          + " '' as pipeline, stage, stage as stage_kind, 10 as amount, 'USD' as currency,"
          + " date '2024-01-31' as expected_close_on, false as is_deleted"
          + " from values %s as t(deal_key, valid_from, stage)";

  private static List<String> restated;

  @BeforeAll
  static void compareTwoPublications() {
    SparkSession session = TestSession.fresh();
    show(
        session,
        "before_kpi",
        NUMBERS.formatted(
            "('2024-01-01', 'deals_won', 1, true), ('2024-01-01', 'win_rate', 0.5, true),"
                + " ('2024-01-01', 'created_win_rate', 0, true), ('2024-02-01', 'deals_won', 0,"
                + " false)"));
    show(
        session,
        "after_kpi",
        NUMBERS.formatted(
            "('2024-01-01', 'deals_won', 2, true), ('2024-01-01', 'win_rate', 0.5, true),"
                + " ('2024-01-01', 'created_win_rate', 1, true), ('2024-01-01', 'added', 7, true),"
                + " ('2024-02-01', 'deals_won', 3, true)"));
    show(
        session,
        "before_deal_version",
        VERSIONS.formatted("(1, '2024-01-05', 'open'), (2, '2023-12-05', 'open')"));
    show(
        session,
        "after_deal_version",
        VERSIONS.formatted(
            "(1, '2024-01-05', 'open'), (1, '2024-03-01', 'won'),"
                + " (2, '2023-12-05', 'open'), (2, '2024-01-20', 'won')"));
    show(
        session,
        "after_deal",
        "select deal_key, concat('crm:', deal_key) as deal_id from values (1), (2) as t(deal_key)");
    show(
        session,
        "after_reporting_unit",
        "select 1L as unit_key, 'company' as level, '(company)' as member_id");
    show(
        session,
        "after_calendar_period",
        "select day_on, 'month' as period_grain, cast(trunc(day_on, 'month') as date) as"
            + " period_start from (select explode(sequence(date '2023-12-01', date '2024-03-31'))"
            + " as day_on)");
    restated = restated(session);
  }

  @Test
  void aNumberOfAnUnfinishedPeriodAndANewMetricAreNotRestated() {
    assertThat(restated).hasSize(2).allMatch(row -> row.startsWith("2024-01-01"));
  }

  @Test
  void aNumberThatLateRowsChangedNamesTheirDeals() {
    assertThat(restated)
        .contains("2024-01-01 deals_won: 1.00000000 to 2.00000000, by 1.00000000, 1 deals [crm:2]");
  }

  private static List<String> restated(SparkSession session) {
    Map<String, Object> parameters =
        Map.of("business_zone", "UTC", "previous_as_of", Instant.parse("2024-02-10T00:00:00Z"));
    return SqlQuery.parse(BundledText.of(Restatements.QUERY))
        .run(session, parameters)
        .orderBy("metric")
        .collectAsList()
        .stream()
        .map(RestatedNumbersTest::told)
        .toList();
  }

  private static String told(Row row) {
    return "%s %s: %s to %s, by %s, %s deals %s"
        .formatted(
            row.<Object>getAs("period_start"),
            row.<Object>getAs("metric"),
            row.<Object>getAs("previous_value"),
            row.<Object>getAs("value"),
            row.<Object>getAs("change"),
            row.<Object>getAs("deals"),
            row.getList(row.fieldIndex("deal_ids")));
  }

  private static void show(SparkSession session, String view, String text) {
    session.sql(text).createOrReplaceTempView(view);
  }
}
