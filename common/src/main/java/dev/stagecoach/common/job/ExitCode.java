package dev.stagecoach.common.job;

/** What a command answers to the shell. */
public enum ExitCode {
  /** All done. */
  DONE(0),
  /** Something failed. */
  FAILED(1),
  /** The command line or the configuration is wrong. */
  USAGE(2),
  /** A data quality gate stopped the run before anything was published. */
  QUALITY_GATE(3);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** The process status. */
  public int status() {
    return status;
  }
}
