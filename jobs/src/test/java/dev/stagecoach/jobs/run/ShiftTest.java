package dev.stagecoach.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.quality.Check;
import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.common.table.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShiftTest {
  private static final Check CHECK = new Check(Check.Level.WARN, "distribution", "Look.");

  @Test
  void aMixThatTurnedIsReportedWithTheRowsThatMovedAndTheBinThatGrewMost() {
    CheckResult result =
        result(Map.of("open", new long[] {900, 300}, "won", new long[] {100, 700})).orElseThrow();

    assertThat(result.failed()).isEqualTo(600);
    assertThat(result.rows()).isEqualTo(1_000);
    assertThat(result.check().message())
        .isEqualTo("Look. Most of all 'open': 90.0 % before, 30.0 % now (stability index 1.82).");
  }

  @Test
  void aMixThatStayedBreaksNothing() {
    assertThat(result(Map.of("open", new long[] {900, 950}, "won", new long[] {100, 110})))
        .hasValueSatisfying(result -> assertThat(result.failed()).isZero());
  }

  @Test
  void ofFewRowsNothingIsSaid() {
    assertThat(result(Map.of("open", new long[] {99, 0}, "won", new long[] {0, 5_000}))).isEmpty();
  }

  private static Optional<CheckResult> result(Map<String, long[]> counts) {
    return new Shift(new TreeMap<>(counts)).result(TableName.of("core.deal"), CHECK);
  }
}
