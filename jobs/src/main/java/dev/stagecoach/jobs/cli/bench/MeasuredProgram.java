package dev.stagecoach.jobs.cli.bench;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.jobs.cli.PeakMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Runs a program as a whole process and looks at what it costs. */
final class MeasuredProgram {
  private static final long MILLIS_BETWEEN_LOOKS = 500;

  private final Path log;

  /**
   * Programs whose output goes to a file.
   *
   * @param log each program's output in the place of the last one's
   */
  MeasuredProgram(Path log) {
    this.log = log;
  }

  /**
   * Runs a program to its end.
   *
   * @param name for people
   * @throws StagecoachException where it cannot be started or fails
   */
  Measured run(String name, List<String> words) {
    long start = System.nanoTime();
    try {
      Process process =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      Thread end = new Thread(process::destroy, "end-" + name);
      Runtime.getRuntime().addShutdownHook(end);
      OptionalLong peak = OptionalLong.empty();
      while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
        OptionalLong now = PeakMemory.mebibytes(process.pid());
        peak = now.isPresent() ? now : peak;
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Runtime.getRuntime().removeShutdownHook(end);
      if (process.exitValue() != 0) {
        throw failed(name, lastLine(), Optional.empty());
      }
      return new Measured(seconds, peak);
    } catch (IOException e) {
      throw failed(name, String.valueOf(e.getMessage()), Optional.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(name, "it was interrupted", Optional.of(e));
    }
  }

  /** What the last program printed. */
  String output() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw failed("The last program", String.valueOf(e.getMessage()), Optional.of(e));
    }
  }

  /** The last line that it printed. */
  String lastLine() {
    return output().strip().lines().reduce("it said nothing", (one, last) -> last);
  }

  private StagecoachException failed(String name, String reason, Optional<Exception> cause) {
    String message = "%s failed: %s (what it printed is in %s)".formatted(name, reason, log);
    return cause
        .map(known -> new StagecoachException(ExitCode.FAILED, message, known))
        .orElseGet(() -> new StagecoachException(ExitCode.FAILED, message));
  }
}
