package dev.stagecoach.jobs.fault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/** The machine's files on a {@link DyingDisk}: every change asks whether it may still be made. */
public final class DyingFileSystem extends LocalFileSystem {
  private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");
  private static final Pattern COMMIT_TO_BE = Pattern.compile("\\.(\\d{20})\\.json\\..*");

  /** Made by Hadoop. */
  public DyingFileSystem() {
    super(new Raw());
  }

  private static String name(Path path) {
    return path.toUri().getPath();
  }

  private static void require(Path path) throws IOException {
    if (DyingDisk.permitted(name(path), DyingDisk.Change.NAME) == DyingDisk.Part.HALF) {
      throw DyingDisk.failure();
    }
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    protected OutputStream createOutputStream(Path path, boolean append) throws IOException {
      require(path);
      overtake(path);
      return new DyingStream(path, super.createOutputStream(path, append));
    }

    @Override
    protected OutputStream createOutputStreamWithMode(
        Path path, boolean append, FsPermission permission) throws IOException {
      require(path);
      overtake(path);
      return new DyingStream(path, super.createOutputStreamWithMode(path, append, permission));
    }

    /** The other program writes what the entry before says: the table holds the same rows. */
    private static void overtake(Path path) throws IOException {
      Matcher entry = COMMIT_TO_BE.matcher(path.getName());
      if (!entry.matches() || Long.parseLong(entry.group(1)) == 0) {
        return;
      }
      java.nio.file.Path log = java.nio.file.Path.of(name(path.getParent()));
      long version = Long.parseLong(entry.group(1));
      if (DyingDisk.isOvertaken(name(path))) {
        Files.copy(
            log.resolve("%020d.json".formatted(version - 1)),
            log.resolve("%020d.json".formatted(version)));
      }
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      require(from);
      boolean done = super.rename(from, to);
      if (COMMIT.matcher(to.getName()).matches()) {
        DyingDisk.committed();
      }
      return done;
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
      require(path);
      return super.delete(path, recursive);
    }

    @Override
    public boolean mkdirs(Path path) throws IOException {
      require(path);
      return super.mkdirs(path);
    }

    @Override
    public boolean mkdirs(Path path, FsPermission permission) throws IOException {
      require(path);
      return super.mkdirs(path, permission);
    }
  }

  /** What is being written when the disk fails is written to the half. */
  private static final class DyingStream extends FilterOutputStream {
    private final Path path;

    DyingStream(Path path, OutputStream out) {
      super(out);
      this.path = path;
    }

    @Override
    public void write(int one) throws IOException {
      if (DyingDisk.permitted(name(path), DyingDisk.Change.WRITE) == DyingDisk.Part.HALF) {
        throw DyingDisk.failure();
      }
      out.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      boolean isHalf =
          DyingDisk.permitted(name(path), DyingDisk.Change.WRITE) == DyingDisk.Part.HALF;
      out.write(bytes, from, isHalf ? length / 2 : length);
      if (isHalf) {
        out.flush();
        throw DyingDisk.failure();
      }
    }
  }
}
