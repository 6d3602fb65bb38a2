package dev.stagecoach.common.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Statements of the program's own that are no table's query, each a file on the class path. */
public final class SqlResource {
  private SqlResource() {}

  /** The text of a file, e.g. {@code /screens/runs.sql}. */
  public static String text(String file) {
    try (InputStream in =
        Objects.requireNonNull(SqlResource.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
