package dev.stagecoach.architecture;

import com.tngtech.archunit.core.domain.JavaCall;
import java.util.Set;

/** The ways to ask what time it is. {@code System.nanoTime} measures durations only. */
final class WallClock {
  private static final Set<String> READINGS =
      Set.of(
          "now",
          "currentTimeMillis",
          "systemUTC",
          "systemDefaultZone",
          "current_date",
          "curdate",
          "current_timestamp",
          "localtimestamp");

  private WallClock() {}

  static boolean isReadBy(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    boolean knowsTheTime =
        owner.startsWith("java.time.")
            || owner.equals("java.lang.System")
            || owner.equals("org.apache.spark.sql.functions");
    return knowsTheTime && READINGS.contains(call.getTarget().getName());
  }
}
