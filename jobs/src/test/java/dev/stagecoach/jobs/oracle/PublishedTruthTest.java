package dev.stagecoach.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.stats.ProportionInterval;
import dev.stagecoach.common.table.TableName;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The conversions that the suite publishes lie around the rates that the simulator drew from. The
 * cohorts of both business units' stages, month by month, that are old enough to be resolved are
 * binomial with known rates, so how many intervals cover their rate has a known distribution.
 */
@ExtendWith(SharedSuite.Provider.class)
class PublishedTruthTest {
  /** Outside ± 3.29 standard deviations once in a thousand times. */
  private static final double DEVIATIONS = 3.29;

  @Test
  void publishedIntervalsCoverTheTruthAsOftenAsTheyShould(SharedSuite shared) {
    List<Cohort> cohorts = cohorts(shared);

    double expected = cohorts.stream().mapToDouble(Cohort::coverage).sum();
    double variance = cohorts.stream().mapToDouble(c -> c.coverage() * (1 - c.coverage())).sum();

    assertThat(cohorts).hasSizeGreaterThan(100);
    assertThat((double) cohorts.stream().filter(Cohort::isCovered).count())
        .as("intervals of %d that cover their rate", cohorts.size())
        .isCloseTo(expected, within(variance));
  }

  @Test
  void allTogetherAdvanceAsOftenAsTheTruthSays(SharedSuite shared) {
    List<Cohort> cohorts = cohorts(shared);

    double expected = cohorts.stream().mapToDouble(c -> c.entries() * c.rate()).sum();
    double variance =
        cohorts.stream().mapToDouble(c -> c.entries() * c.rate() * (1 - c.rate())).sum();

    assertThat((double) cohorts.stream().mapToLong(Cohort::advanced).sum())
        .as("advanced of %d entries", cohorts.stream().mapToLong(Cohort::entries).sum())
        .isCloseTo(expected, within(variance));
  }

  private static Offset<Double> within(double variance) {
    return Offset.offset(DEVIATIONS * Math.sqrt(variance));
  }

  private static List<Cohort> cohorts(SharedSuite shared) {
    try (Oracle duckDb = Oracle.open(OracleSettings.plain(SimulatedCompany.UNTIL))) {
      shared.suite().show(TableName.of("mart.funnel_conversion"), duckDb);
      return duckDb.cells(query(shared.company())).stream().map(Cohort::of).toList();
    }
  }

  /** Resolved cohorts of each unit's root team: a deal never leaves its unit. */
  private static String query(SimulatedCompany company) {
    return """
    with truth as (
        select json_extract_string(u.value, '$.root_team') as team, c.key as stage, c.value::double as rate
        from read_json_objects('%1$s') as j, json_each(j.json, '$.units') as u,
            json_each(u.value, '$.conversion') as c
    ),

    resolved as (
        select cast(json_extract_string(json, '$.resolved_within_days') as int) as days
        from read_json_objects('%1$s')
    )

    select m.entries, m.advanced, t.rate, t.rate between m.rate_low and m.rate_high
    from mart.funnel_conversion as m
    inner join truth as t on m.member_id = t.team and m.from_stage = t.stage
    where
        m.level = 'team' and m.period_grain = 'month' and m.segment = 'all'
        and m.attribution = 'event' and m.rule = 'reached'
        and (m.to_stage <> 'won' or m.from_position = 5)
        and m.period_start + interval 1 month <= m.as_of - to_days((select days from resolved))
    """
        .formatted(company.truth());
  }

  /** Deals that entered a stage in a month, and the rate at which they were to advance. */
  private record Cohort(long entries, long advanced, double rate, boolean isCovered) {
    static Cohort of(List<Object> cells) {
      return new Cohort(
          ((Number) cells.get(0)).longValue(),
          ((Number) cells.get(1)).longValue(),
          ((Number) cells.get(2)).doubleValue(),
          (Boolean) cells.get(3));
    }

    /** The probability that a cohort of this size has an interval that covers its rate. */
    double coverage() {
      BinomialDistribution advancing = BinomialDistribution.of((int) entries, rate);
      return LongStream.rangeClosed(0, entries)
          .filter(this::covers)
          .mapToDouble(hits -> advancing.probability((int) hits))
          .sum();
    }

    private boolean covers(long hits) {
      ProportionInterval interval = ProportionInterval.wilson(hits, entries).orElseThrow();
      return interval.low() <= rate && rate <= interval.high();
    }
  }
}
