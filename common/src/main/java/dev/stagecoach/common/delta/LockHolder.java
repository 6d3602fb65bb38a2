package dev.stagecoach.common.delta;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * Who writes a warehouse.
 *
 * @param command what is being done
 * @param process its number on the host
 * @param processStart tells it from a later process of the same number; empty where nobody knows
 * @param seen when it last said that it lives
 */
public record LockHolder(
    String command,
    String host,
    long process,
    Optional<Instant> processStart,
    Instant since,
    Instant seen) {
  /** After so long without a sign of life, whoever is elsewhere counts as gone. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** This process. */
  static LockHolder here(String command, Instant now) {
    ProcessHandle self = ProcessHandle.current();
    return new LockHolder(command, thisHost(), self.pid(), self.info().startInstant(), now, now);
  }

  LockHolder seenAt(Instant now) {
    return new LockHolder(command, host, process, processStart, since, now);
  }

  /** Whether the command may still be at work. */
  public boolean isAlive(Instant now) {
    if (host.equals(thisHost())) {
      return ProcessHandle.of(process)
          .filter(found -> found.info().startInstant().equals(processStart))
          .isPresent();
    }
    return Duration.between(seen, now).compareTo(PATIENCE) < 0;
  }

  /** Who it is, for people. */
  public String description() {
    return "'stagecoach %s' since %s (process %d on %s, last seen %s)"
        .formatted(command, since, process, host, seen);
  }

  String text() {
    return "command=%s%nhost=%s%nprocess=%d%nprocess-start=%s%nsince=%s%nseen=%s%n"
        .formatted(
            command, host, process, processStart.map(Instant::toString).orElse(""), since, seen);
  }

  /**
   * Reads what {@link #text} wrote. A file that is being written, or was when its process was
   * killed, tells little: whoever it is counts as elsewhere.
   *
   * @param changed when the file was last written
   */
  static LockHolder of(String text, Instant changed) {
    Properties said = new Properties();
    try {
      said.load(new StringReader(text));
      return new LockHolder(
          said.getProperty("command", "…"),
          said.getProperty("host", "an unknown host"),
          Long.parseLong(said.getProperty("process", "0")),
          Optional.of(said.getProperty("process-start", ""))
              .filter(start -> !start.isEmpty())
              .map(Instant::parse),
          Instant.parse(said.getProperty("since", changed.toString())),
          Instant.parse(said.getProperty("seen", changed.toString())));
    } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
      return new LockHolder("…", "an unknown host", 0, Optional.empty(), changed, changed);
    }
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
