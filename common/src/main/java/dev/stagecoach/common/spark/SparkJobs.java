package dev.stagecoach.common.spark;

import org.apache.spark.SparkContext;

/** What Spark calls the jobs of a thread, in its log and to those who watch it. */
public final class SparkJobs {
  private SparkJobs() {}

  /**
   * Describes the jobs that this thread starts from now on. Spark would look through the stack for
   * the place that each of their steps comes from; the description stands for it.
   */
  public static void describe(SparkContext spark, String description) {
    spark.setJobDescription(description);
    spark.setLocalProperty("callSite.short", description);
    spark.setLocalProperty("callSite.long", description);
  }
}
