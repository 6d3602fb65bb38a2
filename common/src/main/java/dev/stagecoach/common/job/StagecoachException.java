package dev.stagecoach.common.job;

/**
 * A failure that the user can do something about: its message is one sentence that says what
 * happened, where, and what to do. Anything else that is thrown is a mistake of the suite.
 */
public class StagecoachException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /** A failure without a deeper cause. */
  public StagecoachException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** A failure whose cause belongs in the log. */
  public StagecoachException(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** What the command answers to the shell. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
