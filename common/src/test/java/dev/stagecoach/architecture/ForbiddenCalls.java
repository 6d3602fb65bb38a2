package dev.stagecoach.architecture;

import com.tngtech.archunit.core.domain.JavaCall;
import java.util.Set;

/** Calls that the program makes in one place or nowhere. */
final class ForbiddenCalls {
  /** {@code System.nanoTime} is not among them: it measures durations only. */
  private static final Set<String> CLOCK_READINGS =
      Set.of(
          "now",
          "currentTimeMillis",
          "systemUTC",
          "systemDefaultZone",
          "current_date",
          "curdate",
          "current_timestamp",
          "localtimestamp");

  private ForbiddenCalls() {}

  static boolean readsTheWallClock(JavaCall<?> call) {
    String owner = owner(call);
    boolean knowsTheTime =
        owner.startsWith("java.time.")
            || owner.equals("java.lang.System")
            || owner.equals("org.apache.spark.sql.functions");
    return knowsTheTime && CLOCK_READINGS.contains(call.getTarget().getName());
  }

  static boolean buildsASession(JavaCall<?> call) {
    return owner(call).startsWith("org.apache.spark.sql.")
        && owner(call).endsWith("SparkSession")
        && call.getTarget().getName().equals("builder");
  }

  static boolean reflects(JavaCall<?> call) {
    String method = call.getTarget().getName();
    boolean asksAClass =
        owner(call).equals("java.lang.Class")
            && (method.equals("forName")
                || method.startsWith("getDeclared")
                || method.startsWith("getMethod")
                || method.startsWith("getField")
                || method.startsWith("getConstructor")
                || method.startsWith("getRecord"));
    return asksAClass || owner(call).startsWith("java.lang.reflect.");
  }

  private static String owner(JavaCall<?> call) {
    return call.getTargetOwner().getName();
  }
}
