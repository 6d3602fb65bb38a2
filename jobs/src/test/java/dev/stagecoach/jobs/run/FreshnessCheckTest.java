package dev.stagecoach.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.config.Freshness;
import dev.stagecoach.common.quality.CheckResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreshnessCheckTest {
  private static final Instant AS_OF = Instant.parse("2024-06-03T00:00:00Z");
  private static final Freshness CRM = new Freshness("crm", Optional.of(36), Optional.of(72));

  @Test
  void aFileWithinBothLimitsIsFresh() {
    assertThat(results("2024-06-01T12:00:00Z"))
        .extracting(CheckResult::failed)
        .containsExactly(0L, 0L);
  }

  @Test
  void aFileBeyondTheFirstLimitIsReportedAndStopsNothing() {
    List<CheckResult> results = results("2024-06-01T11:59:59Z");

    assertThat(results).extracting(CheckResult::failed).containsExactly(1L, 0L);
    assertThat(results).noneMatch(CheckResult::stops);
  }

  @Test
  void aFileBeyondTheSecondLimitStopsTheRunAndSaysWhereToLook() {
    List<CheckResult> results = results("2024-05-30T23:00:00Z");

    assertThat(results.get(1).stops()).isTrue();
    assertThat(results.get(1).sentence())
        .isEqualTo(
            "Table ops.file_ledger: 1 of 1 rows break 'a file of source crm within 72 hours':"
                + " The newest file of source crm is of 2024-05-30T23:00:00Z: look whether its"
                + " export still runs, or change quality.freshness.crm.");
  }

  @Test
  void aSourceThatNeverDeliveredIsStale() {
    assertThat(FreshnessCheck.of(List.of(CRM), Map.of(), AS_OF))
        .extracting(CheckResult::failed)
        .containsExactly(1L, 1L);
  }

  @Test
  void aFileFromAfterTheAsOfInstantIsFresh() {
    assertThat(results("2026-01-01T00:00:00Z")).noneMatch(result -> result.failed() > 0);
  }

  private static List<CheckResult> results(String newest) {
    return FreshnessCheck.of(List.of(CRM), Map.of("crm", Instant.parse(newest)), AS_OF);
  }
}
