package dev.stagecoach.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.table.TableName;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The suite's marts of a simulated company equal the oracle's, row for row and cell for cell: every
 * period, member, segment and attribution, in a business day that is not UTC's.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OracleTest {
  private static final int DEALS = 400;
  private static final String ZONE = "America/New_York";
  private static final List<String> CELL =
      List.of("period_grain", "period_start", "level", "member_id", "segment", "attribution");

  /**
   * Below the company a customer counts for whoever holds its youngest contract, which the oracle
   * does not know: it credits each contract by itself.
   */
  private static final String COMPARED =
      "(level = 'company' or metric not in"
          + " ('logo_churn', 'gross_revenue_retention', 'net_revenue_retention'))";

  private Oracle oracle;
  private Agreement agreement;

  @BeforeAll
  void runTheSuite(@TempDir Path folder) {
    SimulatedCompany company = SimulatedCompany.in(folder.resolve("company"), DEALS, 7L, 0);
    LoadedSuite suite =
        new LoadedSuite(
            folder.resolve("warehouse"),
            Map.of("business.time-zone", ZONE, "business.first-day-of-week", "sunday"));
    suite.load(company);
    oracle =
        company.oracle(new OracleSettings(LocalDate.parse(SimulatedCompany.UNTIL), ZONE, 2, 7));
    for (String mart : List.of("funnel_conversion", "stage_exit", "kpi")) {
      suite.show(TableName.of("mart." + mart), oracle);
    }
    agreement = new Agreement(oracle);
  }

  @AfterAll
  void close() {
    oracle.close();
  }

  @Test
  void conversionsAreTheOracles() {
    oracle.script("conversion").script("incidence");

    assertThat(
            agreement.differences(
                published("from eventual"),
                "select %s from mart.funnel_conversion"
                    .formatted(
                        """
                        period_grain, period_start, level, member_id, segment, attribution, funnel, rule,
                        from_stage, case to_stage when 'won' then '(won)' else to_stage end as to_stage,
                        entries, advanced, lost, open, bypassed, mature_entries, mature_advanced, median_days,
                        rate, rate_low, rate_high, mature_rate, mature_rate_low, mature_rate_high,
                        cif_30d, cif_60d, cif_90d, cif_180d, cif_365d
                        """),
                key("funnel", "rule", "from_stage", "to_stage")))
        .isEmpty();
  }

  @Test
  void exitsAreTheOracles() {
    oracle.script("exits");

    assertThat(
            agreement.differences(
                published(
                    "select c.* exclude (cell, finish), e.* exclude (cell) from exit_sum as e inner join cells() as c on e.cell = c.cell"),
                """
                select
                    period_grain, period_start, level, member_id, segment, attribution, funnel, stage,
                    exits, forward, skipped, backward, won, lost, moved
                from mart.stage_exit
                """,
                key("funnel", "stage")))
        .isEmpty();
  }

  @Test
  void measuresAreTheOracles() {
    oracle.script("money").script("kpi").script("retention");

    assertThat(
            agreement.differences(
                published("from ratio where " + COMPARED),
                """
                select
                    period_grain, period_start, level, member_id, segment, attribution, metric,
                    currency_basis as basis, numerator, denominator, sample_size
                from mart.kpi
                where metric in (select metric from ratio)
                    and (sample_size > 0 or coalesce(numerator, 0) <> 0)
                    and\s"""
                    + COMPARED,
                key("metric", "basis")))
        .isEmpty();
  }

  /**
   * The cells of a query that the suite publishes: no named segments of a team's weeks, nor of a
   * rep's weeks and months, which hold too few deals to say anything (core.cut).
   */
  private static String published(String cells) {
    return """
        select * rename (grain as period_grain, start as period_start, member as member_id)
        from (%s)
        where segment = 'all' or grain not in ('week', 'month') or level = 'company'
            or (grain = 'month' and level = 'team')
        """
        .formatted(cells);
  }

  private static List<String> key(String... more) {
    return Stream.concat(CELL.stream(), List.of(more).stream()).toList();
  }
}
