package dev.stagecoach.jobs.simulate.extract;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what each night adds, from all parts in order, to {@code
 * night-0001/<source>/<table>-night-0001.csv}: names that no file of the first extract has, so that
 * a night can be delivered by copying its folders over the first ones.
 */
public final class NightFiles {
  private final Path root;

  /** Nights below a folder. */
  public NightFiles(Path root) {
    this.root = root;
  }

  /** Writes all nights of the extracts; returns the rows by file. */
  public Map<String, Long> write(List<Extract> extracts) throws IOException {
    Map<String, List<CsvSink>> sinks = new TreeMap<>();
    Map<String, String> headers = new LinkedHashMap<>();
    for (Extract extract : extracts) {
      for (CsvTable table : extract.tables().values()) {
        table
            .nights()
            .forEach(
                (night, sink) -> {
                  String file = file(night, extract.source(), table.name());
                  sinks.computeIfAbsent(file, name -> new ArrayList<>()).add(sink);
                  headers.put(file, table.header());
                });
      }
    }
    Map<String, Long> rows = new TreeMap<>();
    for (Map.Entry<String, List<CsvSink>> entry : sinks.entrySet()) {
      rows.put(entry.getKey(), write(entry.getKey(), headers, entry.getValue()));
    }
    return rows;
  }

  private static String file(int night, String source, String table) {
    return "night-%04d/%s/%s-night-%04d.csv".formatted(night, source, table, night);
  }

  private long write(String file, Map<String, String> headers, List<CsvSink> sinks)
      throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    long rows = 0;
    try (OutputStream out = Files.newOutputStream(path)) {
      CsvSink head = CsvSink.kept();
      head.header(headers.getOrDefault(file, ""));
      head.drainTo(out);
      for (CsvSink sink : sinks) {
        sink.drainTo(out);
        rows += sink.rows();
      }
    }
    return rows;
  }
}
