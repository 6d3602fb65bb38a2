package dev.stagecoach.jobs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.table.TableName;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The order of rows in the marts' files, on which it depends how much of a file a dashboard's
 * question reads.
 */
@ExtendWith(SharedSuite.Provider.class)
class RowOrderTest {

  @Test
  void kpisLieByLevelGrainAttributionSegmentAndMember(SharedSuite shared) {
    assertThat(
            outOfOrder(
                shared,
                "mart.kpi",
                "true",
                "[level, period_grain, attribution, segment, member_id]"))
        .isEmpty();
  }

  @Test
  void conversionsOfOnePairOfStagesLieByLevelAndMember(SharedSuite shared) {
    assertThat(
            outOfOrder(
                shared,
                "mart.funnel_conversion",
                "[funnel, rule, from_stage, to_stage, attribution, period_grain]",
                "[level, member_id]"))
        .isEmpty();
  }

  /** Rows whose names come before those of the row before them in the same part of a file. */
  private static List<String> outOfOrder(
      SharedSuite shared, String mart, String part, String names) {
    List<Path> files = shared.suite().files(TableName.of(mart));
    try (Oracle duckDb = Oracle.open(OracleSettings.plain(SimulatedCompany.UNTIL))) {
      return duckDb.rows(
          """
          with neighbours as (
              select
                  %2$s as names,
                  lag(%2$s) over (partition by filename, %3$s order by file_row_number) as before
              from read_parquet([%1$s], filename = true, file_row_number = true)
          )

          select before, names from neighbours where names < before limit 5
          """
              .formatted(LoadedSuite.quoted(files), names, part));
    }
  }
}
