package dev.stagecoach.jobs.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StatusLineTest {
  private final AtomicLong clock = new AtomicLong();
  private final StringWriter screen = new StringWriter();

  @Test
  void onATerminalALineIsWrittenOverAndTakenAway() {
    StatusLine line = line(true);

    line.say("first");
    after(1);
    line.say("second");
    line.close();

    assertThat(screen).hasToString("\r\u001b[K   0 s  first\r\u001b[K   1 s  second\r\u001b[K");
  }

  @Test
  void elsewhereALineComesEveryHalfMinute() {
    StatusLine line = line(false);

    for (int second = 1; second <= 65; second++) {
      after(1);
      line.say("step " + second);
    }
    line.close();

    assertThat(screen.toString().lines()).containsExactly("  30 s  step 30", "  60 s  step 60");
  }

  @Test
  void whatAStepIsCalledCannotSteerTheTerminal() {
    StatusLine line = line(false);

    line.announce("evil \u001b[2J name");

    assertThat(screen.toString()).contains("evil \\u001b[2J name");
  }

  private StatusLine line(boolean onTerminal) {
    return new StatusLine(new PrintWriter(screen), onTerminal, clock::get);
  }

  private void after(int seconds) {
    clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }
}
