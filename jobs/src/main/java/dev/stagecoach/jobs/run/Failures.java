package dev.stagecoach.jobs.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what Spark throws into one sentence for the screen; the stack trace is for the log. */
public final class Failures {
  private static final Pattern RAISED =
      Pattern.compile("\\[USER_RAISED_EXCEPTION]\\s*(.*?)(?:\\s*SQLSTATE: \\w+)?$", Pattern.DOTALL);

  private Failures() {}

  /** The message that a query raised itself, else the first line of the deepest cause's message. */
  public static String sentence(@Nullable Throwable failure) {
    Throwable deepest = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Matcher raised = RAISED.matcher(firstLine(cause));
      if (raised.find()) {
        return raised.group(1);
      }
      deepest = cause;
    }
    return deepest == null ? "no reason is known" : firstLine(deepest);
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").trim();
  }
}
