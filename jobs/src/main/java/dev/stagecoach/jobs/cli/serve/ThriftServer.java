package dev.stagecoach.jobs.cli.serve;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Spark's own server of JDBC and ODBC. Its library comes with a Spark distribution and is none of
 * ours, so it is found by its name when the program runs inside one.
 */
public final class ThriftServer {
  private static final String CLASS = "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2";

  private ThriftServer() {}

  /** Whether the program runs inside a distribution that has the server. */
  public static boolean isHere() {
    try {
      MethodHandles.lookup().findClass(CLASS);
      return true;
    } catch (ClassNotFoundException | IllegalAccessException e) {
      return false;
    }
  }

  /**
   * Starts it on a session; it answers when this returns.
   *
   * @param settings the server's own; it reads them from the system's properties alone
   */
  public static void start(SparkSession session, Map<String, String> settings) {
    settings.forEach(System::setProperty);
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?> server = lookup.findClass(CLASS);
      MethodHandle start =
          lookup.findStatic(
              server,
              "startWithSparkSession",
              MethodType.methodType(server, SparkSession.class, boolean.class));
      start.invokeWithArguments(session, false);
    } catch (Throwable e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The server did not start: %s; another program may hold the port, and --port takes another."
              .formatted(e.getMessage()),
          e);
    }
  }
}
