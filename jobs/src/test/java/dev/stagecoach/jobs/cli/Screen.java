package dev.stagecoach.jobs.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What one command printed and answered. */
record Screen(int status, String out, String err) {
  /** Runs the command inside this process. */
  static Screen of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status = Main.execute(line, arguments);
    line.getOut().flush();
    line.getErr().flush();
    return new Screen(status, out.toString(), err.toString());
  }
}
