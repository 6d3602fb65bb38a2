package dev.stagecoach.jobs.simulate.extract;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One part of a source's files, written by one worker. If a source comes in several parts, each
 * table has a file a part, {@code deal-0001.csv}; else just {@code deal.csv}.
 */
public final class Extract implements Closeable {
  private final Path root;
  private final String source;
  private final int part;
  private final int parts;
  private final Map<String, CsvTable> tables = new LinkedHashMap<>();
  private final Map<String, CsvSink> files = new LinkedHashMap<>();

  /** Part {@code part} (from 0) of {@code parts} of a source below a folder. */
  public Extract(Path root, String source, int part, int parts) {
    this.root = root;
    this.source = source;
    this.part = part;
    this.parts = parts;
  }

  /** Opens a table; {@code header} holds its columns, separated by commas. */
  public CsvTable table(String name, String header) {
    String suffix = parts == 1 ? "" : "-%04d".formatted(part + 1);
    String file = "%s/%s%s.csv".formatted(source, name, suffix);
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      CsvSink first = CsvSink.to(Files.newOutputStream(path));
      first.header(header);
      CsvTable table = new CsvTable(name, header, first);
      tables.put(name, table);
      files.put(file, first);
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows written so far by file, relative to the folder; nights not included. */
  public Map<String, Long> rows() {
    Map<String, Long> rows = new LinkedHashMap<>();
    files.forEach((file, sink) -> rows.put(file, sink.rows()));
    return rows;
  }

  @Override
  public void close() throws IOException {
    for (CsvSink sink : files.values()) {
      sink.finish();
    }
  }

  String source() {
    return source;
  }

  Map<String, CsvTable> tables() {
    return tables;
  }
}
