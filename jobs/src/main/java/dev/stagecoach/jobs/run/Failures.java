package dev.stagecoach.jobs.run;

import dev.stagecoach.common.job.Causes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what Spark throws into one sentence for the screen; the stack trace is for the log. */
public final class Failures {
  private static final Pattern RAISED =
      Pattern.compile("\\[USER_RAISED_EXCEPTION]\\s*(.*?)(?:\\s*SQLSTATE: \\w+)?$", Pattern.DOTALL);

  private static final List<String> DAMAGES =
      List.of(
          "FAILED_READ_FILE",
          "CANNOT_READ_FILE_FOOTER",
          "DELTA_LOG_FILE_NOT_FOUND",
          "DELTA_STATE_RECOVER_ERROR",
          "DELTA_TRUNCATED_TRANSACTION_LOG",
          "DELTA_VERSIONS_NOT_CONTIGUOUS",
          "DELTA_MISSING_PART_FILES",
          "MALFORMED_RECORD_IN_PARSING",
          "com.fasterxml.jackson.core.JsonParseException");

  private Failures() {}

  /** The message that a query raised itself, else the first line of the deepest cause's message. */
  public static String sentence(@Nullable Throwable failure) {
    return Causes.of(failure)
        .map(cause -> RAISED.matcher(firstLine(cause)))
        .filter(Matcher::find)
        .map(raised -> raised.group(1))
        .findFirst()
        .orElseGet(
            () -> failure == null ? "no reason is known" : firstLine(Causes.deepest(failure)));
  }

  /** Whether it is about a file of a table that is gone or cannot be read. */
  public static boolean isDamage(@Nullable Throwable failure) {
    return Causes.of(failure)
        .map(cause -> String.valueOf(cause.getMessage()))
        .anyMatch(message -> DAMAGES.stream().anyMatch(message::contains));
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").trim();
  }
}
