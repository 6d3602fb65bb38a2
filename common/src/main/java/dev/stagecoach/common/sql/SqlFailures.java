package dev.stagecoach.common.sql;

import java.util.regex.Pattern;

/** Says in few words why Spark refuses a text. */
public final class SqlFailures {
  private static final Pattern CONDITION = Pattern.compile("^\\s*\\[[A-Z0-9_.]+\\]\\s*");
  private static final Pattern TAIL =
      Pattern.compile("(?s)\\s*(SQLSTATE:|== SQL|;\\s*line \\d|\\n).*");

  private SqlFailures() {}

  /** The first sentence of a failure of Spark's parser or analyser, without its codes. */
  public static String reason(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    String reason =
        TAIL.matcher(CONDITION.matcher(message).replaceFirst("")).replaceFirst("").strip();
    return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
  }
}
