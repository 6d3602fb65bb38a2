package dev.stagecoach.common.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class SparkJobsTest {

  @Test
  void stepsOfJobsAreCalledAsDescribedAndNotAfterAPlaceInTheStack() {
    SparkSession session = TestSession.fresh();
    SparkContext spark = session.sparkContext();

    SparkJobs.describe(spark, "core.deal: one row per deal");

    assertThat(session.range(1).rdd().toString()).contains("at core.deal: one row per deal");
    assertThat(spark.getLocalProperty("spark.job.description"))
        .isEqualTo("core.deal: one row per deal");
    forget(spark);
  }

  private static void forget(SparkContext spark) {
    spark.clearCallSite();
    spark.setJobDescription(null);
  }
}
