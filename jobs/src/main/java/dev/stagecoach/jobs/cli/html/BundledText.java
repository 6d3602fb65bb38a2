package dev.stagecoach.jobs.cli.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What pages are made with: style sheets and scripts that come with the program. */
final class BundledText {
  private BundledText() {}

  /** The text of a resource, by its path from the top, with line ends as on Unix. */
  static String of(String path) {
    try (InputStream in =
        Objects.requireNonNull(BundledText.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
