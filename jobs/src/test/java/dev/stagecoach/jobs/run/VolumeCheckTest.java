package dev.stagecoach.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.common.table.TableName;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VolumeCheckTest {
  private static final TableName DEALS = TableName.of("core.deal");

  @Test
  void aTableThatLostMoreThanHalfOfItsRowsIsReported() {
    List<CheckResult> results = VolumeCheck.of(List.of(made(499)), Map.of(DEALS, 1_000L));

    assertThat(results).singleElement().extracting(CheckResult::failed).isEqualTo(501L);
    assertThat(results.get(0).stops()).isFalse();
  }

  @Test
  void aTableThatKeptHalfIsNot() {
    assertThat(VolumeCheck.of(List.of(made(500)), Map.of(DEALS, 1_000L)))
        .singleElement()
        .extracting(CheckResult::failed)
        .isEqualTo(0L);
  }

  @Test
  void ofFewRowsOrOfATableThatIsNewNothingIsSaid() {
    assertThat(VolumeCheck.of(List.of(made(0)), Map.of(DEALS, 99L))).isEmpty();
    assertThat(VolumeCheck.of(List.of(made(0)), Map.of())).isEmpty();
  }

  private static StepResult made(long rows) {
    return new StepResult(DEALS.toString(), 1, rows, OptionalLong.of(1), List.of(), false);
  }
}
