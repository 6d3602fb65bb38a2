package dev.stagecoach.jobs.cli.bi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files in one, as Superset takes them. */
public final class BundleFile {
  private BundleFile() {}

  /**
   * Writes texts by their paths into a ZIP file.
   *
   * @throws IOException where it cannot be written
   */
  public static void write(Map<String, String> files, Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }
}
