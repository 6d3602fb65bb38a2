package dev.stagecoach.common.delta;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Lets one command at a time write a warehouse: a file in its folder says who does, and is renewed
 * while that command lives.
 *
 * <p>A command that was killed leaves the file behind. The next one on the same machine sees that
 * the process is gone and takes over; on another machine it does so once the file has not been
 * renewed for a while.
 */
public final class WarehouseLock implements AutoCloseable {
  /** The file, in the warehouse's folder. */
  public static final String FILE = "writing.lock";

  private static final int RENEWAL_SECONDS = 60;

  private final FileSystem files;
  private final Path file;
  private final LockHolder own;
  private final Clock clock;
  private final ScheduledExecutorService renewal;

  private WarehouseLock(FileSystem files, Path file, LockHolder own, Clock clock) {
    this.files = files;
    this.file = file;
    this.own = own;
    this.clock = clock;
    this.renewal =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "warehouse-lock");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Takes the lock.
   *
   * @param command that takes it, for people
   * @throws StagecoachException where another command holds it
   */
  public static WarehouseLock take(
      String root, Configuration configuration, String command, Clock clock) {
    Path file = new Path(root, FILE);
    try {
      FileSystem files = files(file, configuration);
      LockHolder own = LockHolder.here(command, clock.instant());
      if (!create(files, file)) {
        LockHolder other = read(files, file);
        if (other.isAlive(clock.instant())) {
          throw held(other, file);
        }
        files.delete(file, false);
        if (!create(files, file)) {
          throw held(read(files, file), file);
        }
      }
      WarehouseLock lock = new WarehouseLock(files, file, own, clock);
      lock.write(own);
      lock.renewal.scheduleAtFixedRate(
          lock::renew, RENEWAL_SECONDS, RENEWAL_SECONDS, TimeUnit.SECONDS);
      return lock;
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The warehouse %s cannot be written: %s; give this user the right to write there, make room, or name another with --warehouse"
              .formatted(root, e.getMessage()),
          e);
    }
  }

  /** Who holds the lock of a warehouse, or held it and is gone; empty where nobody does. */
  public static Optional<LockHolder> holder(String root, Configuration configuration) {
    Path file = new Path(root, FILE);
    try {
      FileSystem files = files(file, configuration);
      return files.exists(file) ? Optional.of(read(files, file)) : Optional.empty();
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The lock %s cannot be read: %s; check that the warehouse can be reached"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static StagecoachException held(LockHolder other, Path file) {
    return new StagecoachException(
        ExitCode.FAILED,
        "The warehouse is being written by %s; wait until that is done, or, if you know that it is no more, delete %s"
            .formatted(other.description(), file));
  }

  /** Local files without Hadoop's checksum files beside them. */
  private static FileSystem files(Path file, Configuration configuration) throws IOException {
    FileSystem files = file.getFileSystem(configuration);
    return files instanceof LocalFileSystem local ? local.getRaw() : files;
  }

  /** Makes the file; false where it is there already. */
  private static boolean create(FileSystem files, Path file) throws IOException {
    files.mkdirs(file.getParent());
    try {
      if (files.getUri().getScheme().equals("file")) {
        Files.createFile(java.nio.file.Path.of(file.toUri().getPath()));
      } else {
        files.create(file, false).close();
      }
      return true;
    } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
      return false;
    }
  }

  private static LockHolder read(FileSystem files, Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      return LockHolder.of(
          new String(in.readAllBytes(), StandardCharsets.UTF_8),
          java.time.Instant.ofEpochMilli(files.getFileStatus(file).getModificationTime()));
    }
  }

  private void write(LockHolder holder) throws IOException {
    try (OutputStream out = files.create(file, true)) {
      out.write(holder.text().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void renew() {
    try {
      write(own.seenAt(clock.instant()));
    } catch (IOException e) {
      // The run itself will say what is wrong with the disk.
    }
  }

  @Override
  public void close() {
    renewal.shutdownNow();
    try {
      files.delete(file, false);
    } catch (IOException e) {
      // The next command sees that this one is gone.
    }
  }
}
