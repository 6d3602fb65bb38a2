package dev.stagecoach.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The oracle itself is held to the vectors of the definitions, worked out by hand. */
class OracleVectorsTest {
  private static final OracleSettings JUNE = OracleSettings.plain(LocalDate.of(2024, 6, 1));

  @Test
  void trap12SkippedStagesCountAsReachedAndNotAsVisited() {
    try (Oracle oracle =
        new Histories(JUNE).deal("2024-01-01 a, 2024-01-05 c, 2024-01-20 won").computed()) {
      assertThat(conversions(oracle))
          .containsExactly(
              "direct a b 1 0 0 0 1 -",
              "direct c (won) 1 1 0 0 0 15",
              "reached a b 1 1 0 0 0 4",
              "reached a (won) 1 1 0 0 0 19",
              "reached b c 1 1 0 0 0 0",
              "reached b (won) 1 1 0 0 0 15",
              "reached c (won) 1 1 0 0 0 15",
              "strict a b 1 0 0 0 1 -",
              "strict a (won) 1 0 0 0 1 -",
              "touched a b 1 0 0 0 1 -",
              "touched a (won) 1 1 0 0 0 19",
              "touched c (won) 1 1 0 0 0 15");
    }
  }

  @Test
  void trap15ReopenedDealsCountOnceWithTheirLastClose() {
    try (Oracle oracle =
        new Histories(JUNE)
            .deal("2024-01-01 a, 2024-01-11 lost, 2024-02-01 b, 2024-03-01 won")
            .deal("2024-01-01 c, 2024-01-11 won, 2024-02-01 c, 2024-03-01 lost")
            .deal("2024-01-01 a, 2024-01-11 lost, 2024-02-01 b")
            .computed()) {
      assertThat(
              oracle.rows(
                  "select deal, outcome, closed_on, cast(first_won_at as date) from deal order by"
                      + " 1"))
          .containsExactly(
              "s:1 won 2024-03-01 2024-03-01", "s:2 lost 2024-03-01 2024-01-11", "s:3 open - -");
    }
  }

  @Test
  void trap13BackwardMovesEnterAStageOnce() {
    try (Oracle oracle =
        new Histories(JUNE)
            .deal("2024-01-01 a, 2024-01-05 b, 2024-01-07 a, 2024-01-09 b, 2024-01-20 lost")
            .computed()) {
      assertThat(conversions(oracle))
          .contains("direct a b 1 1 0 0 0 4", "reached b c 1 0 1 0 0 -")
          .contains("touched a b 1 1 0 0 0 4");
      assertThat(oracle.rows("select stage, exit from visit order by visit"))
          .containsExactly("a forward", "b backward", "a forward", "b lost", "lost -");
    }
  }

  @Test
  void trap22EqualInstantsFollowTheOrderOfTheStages() {
    try (Oracle oracle =
        new Histories(JUNE)
            .deal("2024-01-01 c, 2024-01-01 b, 2024-01-01 a, 2024-02-01 won")
            .computed()) {
      assertThat(oracle.rows("select stage, exit from visit order by visit"))
          .containsExactly("a forward", "b forward", "c won", "won -");
    }
  }

  @Test
  void trap24YoungCohortsAreNotJudgedByTheDealsThatClosed() {
    Histories histories =
        new Histories(JUNE)
            .deals(3, "2024-03-01 a, 2024-04-10 won")
            .deals(7, "2024-03-01 a, 2024-04-10 lost")
            .deals(90, "2024-03-01 a");
    try (Oracle oracle = histories.computed().kpis()) {
      assertThat(company(oracle, "quarter", "created_win_rate"))
          .containsExactly("2024-01-01 3 100");
      assertThat(company(oracle, "quarter", "win_rate")).containsExactly("2024-04-01 3 10");
    }
  }

  @Test
  void trap26EntriesTooYoungForTheWindowAreNotDropped() {
    try (Oracle oracle =
        new Histories(JUNE)
            .deal("2024-02-01 a, 2024-05-02 b")
            .deal("2024-02-10 a, 2024-05-08 b")
            .deal("2024-03-20 a")
            .computed()) {
      assertThat(
              oracle.rows(
                  """
                  select entries, advanced, mature_entries, mature_advanced from conversion
                  where rule = 'reached' and to_stage = 'b' and grain = 'year' and level = 'company'
                      and attribution = 'event'
                  """))
          .containsExactly("3 2 2 1");
    }
  }

  @Test
  void wilsonForThreeOfTenIsTheTextbookInterval() {
    try (Oracle oracle = new Histories(JUNE).computed()) {
      assertThat(oracle.rows("select round(wilson(3, 10, -1), 3), round(wilson(3, 10, 1), 3)"))
          .containsExactly("0.108 0.603");
    }
  }

  @Test
  void incidenceIsExactWhereTheCaseIsSmallEnoughToWorkOut() {
    // 4 at risk: one advances at day 10 (1/4), one is lost at day 20, one advances at day 40 with
    // two at risk and half of all still in the running (1/2 x 1/2), one is still open.
    try (Oracle oracle =
        new Histories(JUNE)
            .deal("2024-01-01 a, 2024-01-11 b")
            .deal("2024-01-01 a, 2024-01-21 lost")
            .deal("2024-01-01 a, 2024-02-10 b")
            .deal("2024-01-01 a")
            .computed()
            .script("incidence")) {
      assertThat(
              oracle.rows(
                  """
                  select cif_30d, cif_60d, cif_90d, cif_365d from eventual
                  where rule = 'reached' and to_stage = 'b' and grain = 'month' and level = 'company'
                      and attribution = 'event'
                  """))
          .containsExactly("0.25 0.5 0.5 -");
    }
  }

  @Test
  void trap33CreditGoesToTheTeamOfThatDay() {
    try (Oracle oracle =
        new Histories(JUNE)
            .execute("delete from membership")
            .execute("insert into membership values ('s:rep', 'team', null, '2024-02-01')")
            .deal("2024-01-31 a, 2024-02-01 b")
            .computed()) {
      assertThat(
              oracle.rows(
                  """
                  select from_stage, member from conversion
                  where rule = 'reached' and to_stage in ('b', 'c') and grain = 'year'
                      and level = 'team' and attribution = 'event'
                  order by all
                  """))
          .containsExactly("a region", "a team", "b (no team)");
    }
  }

  @Test
  void trap40FiscalQuartersStartInTheirMonth() {
    OracleSettings fiscal = new OracleSettings(LocalDate.of(2024, 6, 1), "UTC", 2, 7);
    try (Oracle oracle = new Histories(fiscal).deal("2024-01-31 a").computed()) {
      assertThat(
              oracle.rows(
                  """
                  select distinct grain, start from conversion
                  where grain in ('week', 'fiscal_quarter', 'fiscal_year') order by all
                  """))
          .containsExactly(
              "fiscal_quarter 2023-11-01", "fiscal_year 2023-02-01", "week 2024-01-28");
    }
  }

  @Test
  void trap39AnInstantFallsOnTheBusinessDayOfItsZone() {
    OracleSettings arizona = new OracleSettings(LocalDate.of(2024, 6, 1), "America/Phoenix", 1, 1);
    try (Oracle oracle =
        new Histories(arizona).deal("2024-03-01 12:00:00 a, 2024-04-01 03:00:00 won").computed()) {
      assertThat(oracle.rows("select closed_on from deal")).containsExactly("2024-03-31");
    }
  }

  private static List<String> conversions(Oracle oracle) {
    return oracle.rows(
        """
        select rule, from_stage, to_stage, entries, advanced, lost, open, bypassed, median_days
        from conversion
        where grain = 'year' and level = 'company' and attribution = 'event'
        order by rule, from_stage, to_stage = '(won)', to_stage
        """);
  }

  private static List<String> company(Oracle oracle, String grain, String metric) {
    return oracle.rows(
        """
        select start, numerator, denominator from kpi
        where sample_size > 0 and level = 'company' and attribution = 'event' and basis = 'dated' and grain = '%s'
            and metric = '%s'
        """
            .formatted(grain, metric));
  }
}
