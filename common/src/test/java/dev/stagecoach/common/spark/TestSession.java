package dev.stagecoach.common.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The one Spark application of all tests; every test takes a session of its own. */
public final class TestSession {
  private TestSession() {}

  /** A session without views, set for few rows. */
  public static SparkSession fresh() {
    SparkSession session = SparkSessions.open("local[2]", Map.of()).newSession();
    session.conf().set("spark.sql.shuffle.partitions", "1");
    session.conf().set("spark.sql.adaptive.enabled", "false");
    // Compiling a query costs more than running it over ten rows.
    session.conf().set("spark.sql.codegen.wholeStage", "false");
    return session;
  }
}
