package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  @Test
  void versionIsPrintedAndSucceeds() {
    StringWriter out = new StringWriter();

    int status = new CommandLine(new Main()).setOut(new PrintWriter(out)).execute("--version");

    assertThat(status).isZero();
    assertThat(out.toString()).startsWith("stagecoach ");
  }

  @Test
  void noCommandIsAUsageError() {
    StringWriter err = new StringWriter();

    int status = new CommandLine(new Main()).setErr(new PrintWriter(err)).execute();

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).startsWith("No command given;");
  }
}
