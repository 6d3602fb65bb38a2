package dev.stagecoach.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The conversions of simulated companies lie around the rates that the simulator drew from: 5
 * stages × 6 teams × 4 seeds are 120 intervals. If each covers its rate with probability 0.95,
 * fewer than 105 of 120 do so once in 3,000 times; and all of them, which would mean intervals too
 * wide, once in 470.
 */
class TruthTest {
  private static final List<Long> SEEDS = List.of(101L, 102L, 103L, 104L);
  private static final int DEALS = 1_500;

  @TempDir Path folder;

  @Test
  void intervalsCoverTheTruthAsOftenAsTheySay() {
    long covered = 0;
    long intervals = 0;
    for (long seed : SEEDS) {
      SimulatedCompany company = SimulatedCompany.in(folder.resolve("seed" + seed), DEALS, seed);
      try (Oracle oracle = company.oracle(OracleSettings.plain(SimulatedCompany.UNTIL))) {
        List<Object> counts = oracle.cells(coverage(company.truth())).get(0);
        covered += ((Number) counts.get(0)).longValue();
        intervals += ((Number) counts.get(1)).longValue();
      }
    }

    assertThat(intervals).as("intervals of seeds %s", SEEDS).isEqualTo(120);
    assertThat(covered)
        .as("intervals of seeds %s that cover the truth", SEEDS)
        .isBetween(105L, 120L);
  }

  private static String coverage(Path truth) {
    return """
    with truth as (
        select t.key as team, c.key as stage, c.value::double as rate
        from read_json_objects('%1$s') as j, json_each(j.json, '$.teams') as t,
            json_each(t.value, '$.conversion') as c
    ),

    resolved as (
        select cast(json_extract_string(json, '$.resolved_within_days') as int) as days
        from read_json_objects('%1$s')
    ),

    counted as (
        select a.from_stage as stage, m.member as team, count(*) as n,
            count(*) filter (where a.fate = 'advanced') as advanced
        from attempt as a
        inner join credited as c on a.deal = c.deal and a.entered_at = c.told_at
        inner join member as m on c.unit = m.unit
        where a.rule = 'reached' and (a.to_stage <> '(won)' or a.place = 5)
            and c.attribution = 'event'
            and a.entered_at < getvariable('as_of') - to_days((select days from resolved))
        group by all
    )

    select
        count(*) filter (where t.rate between wilson(advanced, n, -1) and wilson(advanced, n, 1)),
        count(*)
    from counted as n
    inner join truth as t on n.team = t.team and n.stage = t.stage
    """
        .formatted(truth);
  }
}
