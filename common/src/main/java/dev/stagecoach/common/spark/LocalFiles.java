package dev.stagecoach.common.spark;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's file system of this machine, which starts no program to set a file's rights or to ask
 * whether it is a link.
 *
 * <p>Hadoop does both by its native library, and where that is not installed by {@code chmod} and
 * {@code readlink}: three thousand programs a run, at four milliseconds of processor time and more.
 */
final class LocalFiles {
  private static final boolean HAS_POSIX_RIGHTS =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private LocalFiles() {}

  /** What makes Hadoop take these, for both of its interfaces, as Spark's settings. */
  static Map<String, String> settings() {
    return Map.of(
        "spark.hadoop.fs.file.impl", Checked.class.getName(),
        "spark.hadoop.fs.AbstractFileSystem.file.impl", Context.class.getName());
  }

  /** With a checksum beside each file, as Hadoop's own. */
  static final class Checked extends LocalFileSystem {
    Checked() {
      super(new Raw());
    }
  }

  /** The same for Hadoop's newer interface, by which Delta commits. */
  static final class Context extends ChecksumFs {
    Context(URI uri, Configuration configuration) throws IOException, URISyntaxException {
      super(new RawContext(uri, configuration));
    }
  }

  private static final class RawContext extends DelegateToFileSystem {
    private static final int NO_PORT = -1;

    private RawContext(URI uri, Configuration configuration)
        throws IOException, URISyntaxException {
      super(uri, new Raw(), configuration, uri.getScheme(), false);
    }

    @Override
    public int getUriDefaultPort() {
      return NO_PORT;
    }

    /** A name of this machine may hold what names elsewhere may not, a colon for one. */
    @Override
    public boolean isValidName(String name) {
      return true;
    }
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      if (HAS_POSIX_RIGHTS && !permission.getStickyBit()) {
        Files.setPosixFilePermissions(
            pathToFile(path).toPath(), PosixFilePermissions.fromString(permission.toString()));
      } else {
        super.setPermission(path, permission);
      }
    }

    /** Of what a link leads to: Hadoop asks for links by a name that has none, and finds none. */
    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
      return getFileStatus(path);
    }
  }
}
