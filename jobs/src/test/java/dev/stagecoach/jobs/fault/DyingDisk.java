package dev.stagecoach.jobs.fault;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;

/**
 * A disk that stops in the middle of a run, as it looks to the world when the process is killed:
 * what was written until then is there, half of what was being written too, nothing after it.
 *
 * <p>Each run sees the warehouse through a path of its own, a <i>life</i>. When the life ends,
 * nothing that still stirs in this process can change the warehouse any more.
 */
final class DyingDisk {
  private static final Life NONE =
      new Life("", Long.MAX_VALUE, Failure.DEATH, new AtomicLong(), List.of());
  private static final AtomicReference<Life> LIFE = new AtomicReference<>(NONE);

  private static final String IMPLEMENTATION = "fs.file.impl";
  private static final String WITHOUT_CACHE = "fs.file.impl.disable.cache";
  private static final String ABSTRACT = "fs.AbstractFileSystem.file.impl";

  /** The folder below which only the current life may change anything. */
  static final String LIVES = "/lives/";

  private DyingDisk() {}

  /** What happens at the fatal change. */
  enum Failure {
    /** It and all that follow are not made. */
    DEATH,
    /** The disk is full: this change and those after it are refused until the life is over. */
    FULL
  }

  /** A run's path and how many changes it may make. */
  private record Life(
      String path, long allowed, Failure failure, AtomicLong made, List<Long> commits) {}

  /** Lets this disk take the place of the machine's own in a configuration. */
  static void install(Configuration configuration) {
    configuration.set(IMPLEMENTATION, DyingFileSystem.class.getName());
    configuration.set(WITHOUT_CACHE, "true");
    configuration.set(ABSTRACT, DyingFileContext.class.getName());
  }

  /** Gives the configuration its own disk back. */
  static void remove(Configuration configuration) {
    configuration.unset(IMPLEMENTATION);
    configuration.unset(WITHOUT_CACHE);
    configuration.unset(ABSTRACT);
    LIFE.set(NONE);
  }

  /**
   * Begins a life.
   *
   * @param path through which the run sees the warehouse
   * @param allowed the changes that it may make before the disk fails
   */
  static void begin(String path, long allowed, Failure failure) {
    LIFE.set(new Life(path, allowed, failure, new AtomicLong(), new CopyOnWriteArrayList<>()));
  }

  /** The changes that the current life has made or tried. */
  static long changes() {
    return LIFE.get().made().get();
  }

  /** The changes with which a table got a new version. */
  static List<Long> commits() {
    return List.copyOf(LIFE.get().commits());
  }

  /** Notes that the last change made a new version. */
  static void committed() {
    Life life = LIFE.get();
    if (!life.equals(NONE)) {
      life.commits().add(life.made().get());
    }
  }

  /** Ends the life; a straggler of it can change nothing any more. */
  static void end() {
    LIFE.set(NONE);
  }

  /** What is left of a change of this path: all, the half on which the disk failed, or nothing. */
  static Part permitted(String path) throws IOException {
    if (!path.contains(LIVES)) {
      return Part.ALL;
    }
    Life life = LIFE.get();
    if (!path.startsWith(life.path()) || life.path().isEmpty()) {
      throw new IOException("This process has been killed");
    }
    long change = life.made().incrementAndGet();
    if (change <= life.allowed()) {
      return Part.ALL;
    }
    if (life.failure() == Failure.FULL) {
      throw new IOException("No space left on device");
    }
    if (change == life.allowed() + 1) {
      return Part.HALF;
    }
    throw new IOException("This process has been killed");
  }

  /** How much of a change is made. */
  enum Part {
    ALL,
    HALF
  }
}
