package dev.stagecoach.jobs.run;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.spark.TestSession;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class HashedKeysTest {
  private static final long TWO_TASKS = 5_000_000;

  private final SparkSession session = TestSession.fresh();

  @Test
  void rowsBeyondTheFirstOfEachHashAreCounted() {
    var rows = session.range(0, 30_000, 1, 3).selectExpr("id % 29990 - 7 as hash");

    assertThat(HashedKeys.surplus(rows, col("hash"), TWO_TASKS)).isEqualTo(10);
  }

  @Test
  void differentHashesLeaveNothingOver() {
    var rows = session.range(0, 30_000, 1, 3).selectExpr("id * 1000003 as hash");

    assertThat(HashedKeys.surplus(rows, col("hash"), TWO_TASKS)).isZero();
  }

  @Test
  void noRowsHaveNoSurplus() {
    assertThat(HashedKeys.surplus(session.range(0).toDF(), col("id"), 0)).isZero();
  }
}
