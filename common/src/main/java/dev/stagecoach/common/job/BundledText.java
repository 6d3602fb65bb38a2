package dev.stagecoach.common.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Texts that come with the program, each a file on the class path: statements, scripts, styles. */
public final class BundledText {
  private BundledText() {}

  /** The text of a file, e.g. {@code /screens/runs.sql}, with line ends as on Unix. */
  public static String of(String path) {
    try (InputStream in =
        Objects.requireNonNull(BundledText.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
