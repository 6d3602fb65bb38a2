package dev.stagecoach.jobs.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** What files of other formats than plain text hold. */
final class FileBytes {
  private FileBytes() {}

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** One Parquet file with the row of a select list, written by Spark into the folder. */
  static byte[] parquet(Path folder, String columns) {
    Path written = folder.resolve("_written");
    Landing.session().sql("select " + columns).coalesce(1).write().parquet(written.toString());
    try (Stream<Path> files = Files.list(written)) {
      Path part =
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
      return Files.readAllBytes(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
