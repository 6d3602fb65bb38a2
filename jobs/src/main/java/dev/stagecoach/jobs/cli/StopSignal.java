package dev.stagecoach.jobs.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Says one sentence when the program is told to stop while it works, by Ctrl-C or by the machine.
 *
 * <p>Spark then ends its jobs and takes its temporary files away, and each job that it ends fails:
 * of that the log tells, and the screen keeps the sentence as the last. The exit status is the
 * signal's own, 130 or 143.
 */
final class StopSignal {
  private static final Set<String> WRITING = Set.of("run", "demo");
  private static final String CLEAR = "\r\u001b[K";

  private final LastWord screen;
  private final String sentence;
  private volatile boolean isWorking = true;

  private StopSignal(LastWord screen, String sentence) {
    this.screen = screen;
    this.sentence = sentence;
  }

  /** Watches over a command until {@link #workIsOver}; messages go through it from now on. */
  static StopSignal watch(String... arguments) {
    LastWord screen = new LastWord(new FileOutputStream(FileDescriptor.err));
    System.setErr(new PrintStream(screen, true, StandardCharsets.UTF_8));
    StopSignal signal = new StopSignal(screen, sentence(arguments));
    Runtime.getRuntime().addShutdownHook(new Thread(signal::told, "stop-signal"));
    return signal;
  }

  static String sentence(String... arguments) {
    boolean isWriting = arguments.length > 0 && WRITING.contains(arguments[0]);
    return isWriting
        ? "Stopped. Readers keep what was published before; run it again to go on."
        : "Stopped.";
  }

  /** The program ends by itself: nothing is left to be said. */
  void workIsOver() {
    isWorking = false;
  }

  private void told() {
    // What runs inside a Spark distribution was started by a program that says it.
    if (isWorking && !Relaunch.isDone()) {
      String clear = Boolean.getBoolean("stagecoach.terminal") ? CLEAR : "";
      screen.say(clear + sentence + System.lineSeparator());
    }
  }

  /** A stream that takes nothing more after its last word. */
  private static final class LastWord extends FilterOutputStream {
    private boolean isSaid;

    LastWord(OutputStream out) {
      super(out);
    }

    @Override
    public synchronized void write(int single) throws IOException {
      if (!isSaid) {
        out.write(single);
      }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      if (!isSaid) {
        out.write(bytes, offset, length);
      }
    }

    synchronized void say(String text) {
      try {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
      } catch (IOException e) {
        // Nobody reads the screen any more, so that nobody misses the sentence.
      }
      isSaid = true;
    }
  }
}
