package dev.stagecoach.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The most memory that a process has had, as the operating system counts it. */
public final class PeakMemory {
  private static final Pattern HIGH_WATER_MARK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private PeakMemory() {}

  /** That of this process in mebibytes; empty where the system does not tell. */
  static OptionalLong mebibytes() {
    return mebibytes(Path.of("/proc/self/status"));
  }

  /** That of another process in mebibytes; empty where it is gone or the system does not tell. */
  public static OptionalLong mebibytes(long process) {
    return mebibytes(Path.of("/proc", Long.toString(process), "status"));
  }

  private static OptionalLong mebibytes(Path status) {
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .map(HIGH_WATER_MARK::matcher)
          .filter(Matcher::matches)
          .mapToLong(found -> Long.parseLong(found.group(1)) / 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
