package dev.stagecoach.jobs.cli.superset;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The programs that ours has started: none of them outlives it. */
public final class Programs implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long MILLIS_BETWEEN_LOOKS = 300;
  private static final long SECONDS_TO_END = 20;

  private final List<Running> running = new CopyOnWriteArrayList<>();

  /** None yet; what is started ends with ours, however that ends. */
  public Programs() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-programs"));
  }

  /**
   * Starts a program.
   *
   * @param name of the program, for people
   */
  public Running start(String name, Program program) {
    ProcessBuilder builder = new ProcessBuilder(program.words());
    builder.environment().putAll(program.environment());
    builder.redirectErrorStream(program.log().isPresent());
    program
        .log()
        .ifPresentOrElse(
            file -> builder.redirectOutput(ProcessBuilder.Redirect.to(file.toFile())),
            builder::inheritIO);
    try {
      Running started = new Running(name, program, builder.start());
      running.add(started);
      return started;
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "%s cannot be started: %s; check that %s is there and may be run."
              .formatted(name, e.getMessage(), program.words().get(0)),
          e);
    }
  }

  /** Runs a program to its end and returns its exit status. */
  public int run(String name, Program program) {
    Running started = start(name, program);
    try {
      return started.process().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED.status();
    } finally {
      running.remove(started);
    }
  }

  /**
   * Waits until a program does what it was started for.
   *
   * @throws StagecoachException where it ends instead, or takes too long
   */
  public void await(Running started, BooleanSupplier isReady) {
    long latest = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady.getAsBoolean()) {
      if (hasEnded(started) || System.nanoTime() > latest) {
        throw new StagecoachException(
            ExitCode.FAILED,
            "%s did not start: %s.".formatted(started.name(), started.program().lastWords()));
      }
    }
  }

  private static boolean hasEnded(Running started) {
    try {
      return started.process().waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * Waits until one of the programs ends.
   *
   * @throws StagecoachException always: none of them is meant to end before ours
   */
  public void watch() {
    CompletableFuture.anyOf(
            running.stream()
                .map(one -> one.process().onExit())
                .toArray(CompletableFuture<?>[]::new))
        .join();
    Running ended =
        running.stream().filter(one -> !one.process().isAlive()).findFirst().orElseThrow();
    throw new StagecoachException(
        ExitCode.FAILED,
        "%s ended by itself: %s.".formatted(ended.name(), ended.program().lastWords()));
  }

  /** Ends them all, what they have started too. */
  @Override
  public void close() {
    List<Process> all = running.stream().map(Running::process).filter(Process::isAlive).toList();
    all.forEach(
        process -> {
          process.descendants().forEach(ProcessHandle::destroy);
          process.destroy();
        });
    all.forEach(Programs::end);
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A program that was started. */
  public record Running(String name, Program program, Process process) {}
}
