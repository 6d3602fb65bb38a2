package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FailureReportTest {
  @Test
  void aKnownFailureIsItsOwnSentenceAndStatus() {
    StagecoachException failure =
        new StagecoachException(
            ExitCode.QUALITY_GATE, "Too many rows of deals.csv are unreadable.");

    FailureReport.Report report = FailureReport.of(failure);

    assertThat(report.exitCode()).isEqualTo(ExitCode.QUALITY_GATE);
    assertThat(report.text()).isEqualTo("Too many rows of deals.csv are unreadable.");
  }

  @Test
  void anUnforeseenFailureIsOneSentenceThatNamesTheLog() {
    Exception failure = new IllegalStateException("outer", new ArithmeticException("inner\nmore"));

    FailureReport.Report report = FailureReport.of(failure);

    assertThat(report.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(report.text())
        .startsWith("Something failed that should not: inner. The stack trace is in ")
        .endsWith("stagecoach.log.");
  }

  @Test
  void memoryThatRunsOutHasARemedy() {
    FailureReport.Report report = FailureReport.of(new OutOfMemoryError("Java heap space"));

    assertThat(report.text()).contains("STAGECOACH_HEAP");
  }

  @Test
  void aMessageCannotSteerTheTerminal() {
    StringWriter screen = new StringWriter();

    new FailureReport.Report(ExitCode.FAILED, "row \u001b[2J\nnext").print(new PrintWriter(screen));

    assertThat(screen.toString().lines()).containsExactly("row \\u001b[2J", "next");
  }
}
