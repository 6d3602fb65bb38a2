package dev.stagecoach.jobs.fault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/** The machine's files on a {@link DyingDisk}: every change asks whether it may still be made. */
public final class DyingFileSystem extends LocalFileSystem {
  private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");

  /** Made by Hadoop. */
  public DyingFileSystem() {
    super(new Raw());
  }

  private static void require(Path path) throws IOException {
    if (DyingDisk.permitted(path.toUri().getPath()) == DyingDisk.Part.HALF) {
      throw new IOException("This process has been killed");
    }
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    protected OutputStream createOutputStream(Path path, boolean append) throws IOException {
      require(path);
      return new DyingStream(path, super.createOutputStream(path, append));
    }

    @Override
    protected OutputStream createOutputStreamWithMode(
        Path path, boolean append, FsPermission permission) throws IOException {
      require(path);
      return new DyingStream(path, super.createOutputStreamWithMode(path, append, permission));
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

  /** What is being written when the disk stops is written to the half. */
  private static final class DyingStream extends FilterOutputStream {
    private final Path path;

    DyingStream(Path path, OutputStream out) {
      super(out);
      this.path = path;
    }

    @Override
    public void write(int one) throws IOException {
      require(path);
      out.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      boolean isHalf = DyingDisk.permitted(path.toUri().getPath()) == DyingDisk.Part.HALF;
      out.write(bytes, from, isHalf ? length / 2 : length);
      if (isHalf) {
        out.flush();
        throw new IOException("This process has been killed");
      }
    }
  }
}
