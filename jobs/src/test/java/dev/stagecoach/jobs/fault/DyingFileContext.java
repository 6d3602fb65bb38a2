package dev.stagecoach.jobs.fault;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;

/** The same disk for what writes by Hadoop's other interface, as Delta's log does. */
public final class DyingFileContext extends DelegateToFileSystem {
  /** Made by Hadoop. */
  public DyingFileContext(URI uri, Configuration configuration)
      throws IOException, URISyntaxException {
    super(uri, new DyingFileSystem(), configuration, "file", false);
  }

  @Override
  public int getUriDefaultPort() {
    return -1;
  }
}
