package dev.stagecoach.jobs.fault;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;

/**
 * A disk that fails in the middle of a run: it stops, as it looks to the world when the process is
 * killed, or is full, or may not be written any more, or another program writes a table's log
 * first.
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

  /** What happens once the changes that are allowed have been made. */
  enum Failure {
    /** The next is half made, and none that follows. */
    DEATH,
    /** What is written next is half written, and nothing after it; other changes are made. */
    FULL,
    /** Nothing can be created, renamed or deleted any more. */
    DENIED,
    /** Another program puts its own entry where the next entry of a table's log is to stand. */
    CONFLICT
  }

  /** What a run wants to do to the disk. */
  enum Change {
    /** To fill a file that is there. */
    WRITE,
    /** To create, rename or delete. */
    NAME
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
    Configuration usual = new Configuration();
    for (String key : List.of(IMPLEMENTATION, WITHOUT_CACHE, ABSTRACT)) {
      Optional.ofNullable(usual.get(key))
          .ifPresentOrElse(value -> configuration.set(key, value), () -> configuration.unset(key));
    }
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

  /** Whether it is now that another program writes into the log; it does so once. */
  static boolean isOvertaken(String path) {
    Life life = LIFE.get();
    boolean isDue =
        life.failure() == Failure.CONFLICT
            && path.startsWith(life.path())
            && life.made().get() > life.allowed();
    return isDue
        && LIFE.compareAndSet(
            life,
            new Life(life.path(), Long.MAX_VALUE, life.failure(), life.made(), life.commits()));
  }

  /** What is left of a change of this path: all, the half on which the disk failed, or nothing. */
  static Part permitted(String path, Change change) throws IOException {
    if (!path.contains(LIVES)) {
      return Part.ALL;
    }
    Life life = LIFE.get();
    if (!path.startsWith(life.path()) || life.path().isEmpty()) {
      throw new IOException("This process has been killed");
    }
    long number = life.made().incrementAndGet();
    if (number <= life.allowed()) {
      return Part.ALL;
    }
    boolean isNext = number == life.allowed() + 1;
    return switch (life.failure()) {
      case DEATH -> halfOr(isNext, "This process has been killed");
      case FULL -> change == Change.WRITE ? halfOr(isNext, "No space left on device") : Part.ALL;
      case DENIED -> {
        if (change == Change.NAME) {
          throw new FileNotFoundException(path + " (Permission denied)");
        }
        yield Part.ALL;
      }
      case CONFLICT -> Part.ALL;
    };
  }

  private static Part halfOr(boolean isHalf, String failure) throws IOException {
    if (!isHalf) {
      throw new IOException(failure);
    }
    return Part.HALF;
  }

  /** Why only half of a change was made. */
  static IOException failure() {
    return new IOException(
        LIFE.get().failure() == Failure.FULL
            ? "No space left on device"
            : "This process has been killed");
  }

  /** How much of a change is made. */
  enum Part {
    ALL,
    HALF
  }
}
