package dev.stagecoach.jobs.cli.screen;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How far long work is: on a terminal one line that is written over, elsewhere a plain line now and
 * then, so that a log stays short.
 */
public final class StatusLine implements AutoCloseable {
  private static final long PLAIN_LINE_EVERY = TimeUnit.SECONDS.toNanos(30);
  private static final long TERMINAL_LINE_EVERY = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int LONGEST = 100;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean onTerminal;
  private final LongSupplier nanoTime;
  private final long started;
  private final Optional<ScheduledExecutorService> ticker;
  private long last;
  private boolean isShown;
  private String said = "";

  /** A line on the given writer; time is measured, not told. */
  StatusLine(PrintWriter out, boolean onTerminal, LongSupplier nanoTime) {
    this(out, onTerminal, nanoTime, Optional.empty());
  }

  private StatusLine(
      PrintWriter out,
      boolean onTerminal,
      LongSupplier nanoTime,
      Optional<ScheduledExecutorService> ticker) {
    this.ticker = ticker;
    this.out = out;
    this.onTerminal = onTerminal;
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
    this.last = started - TERMINAL_LINE_EVERY;
  }

  /** A line that goes on counting the seconds while nothing is said. */
  public static StatusLine ticking(PrintWriter out) {
    ScheduledExecutorService ticker =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "status-line");
              thread.setDaemon(true);
              return thread;
            });
    StatusLine line = new StatusLine(out, isWatched(), System::nanoTime, Optional.of(ticker));
    ticker.scheduleWithFixedDelay(line::tick, 1, 1, TimeUnit.SECONDS);
    return line;
  }

  /** Whether the launcher has said that the messages go to a terminal. */
  private static boolean isWatched() {
    return Boolean.getBoolean("stagecoach.terminal");
  }

  /** Says what goes on now; too soon after the last, it is left out. */
  public synchronized void say(String text) {
    said = text;
    long now = nanoTime.getAsLong();
    long wait = onTerminal ? TERMINAL_LINE_EVERY : PLAIN_LINE_EVERY;
    if (now - last < wait) {
      return;
    }
    last = now;
    String line = "%4d s  %s".formatted(TimeUnit.NANOSECONDS.toSeconds(now - started), text);
    if (onTerminal) {
      String safe = SafeText.of(line);
      out.print(CLEAR + safe.substring(0, Math.min(safe.length(), LONGEST)));
      isShown = true;
    } else {
      out.println(SafeText.of(line));
    }
    out.flush();
  }

  /** Says it now, however soon after the last. */
  public synchronized void announce(String text) {
    last = nanoTime.getAsLong() - PLAIN_LINE_EVERY;
    say(text);
  }

  private synchronized void tick() {
    if (!said.isEmpty()) {
      say(said);
    }
  }

  /** Takes the line away, so that other lines can follow. */
  @Override
  public synchronized void close() {
    ticker.ifPresent(ScheduledExecutorService::shutdownNow);
    said = "";
    if (isShown) {
      out.print(CLEAR);
      out.flush();
      isShown = false;
    }
  }
}
