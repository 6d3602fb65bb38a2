package dev.stagecoach.jobs.simulate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a simulation wrote, strictly: every row must have as many fields as the header. */
final class SimulatedFiles {
  private final Path folder;

  SimulatedFiles(Path folder) {
    this.folder = folder;
  }

  /** The rows of a table of the first extract, in all its parts. */
  List<Map<String, String>> rows(String source, String table) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Path file : below(folder.resolve(source))) {
      if (file.getFileName().toString().matches(table + "(-\\d{4})?\\.csv")) {
        rows.addAll(rows(file));
      }
    }
    return rows;
  }

  /** The rows of a table that the nights deliver, with {@code night} added to each. */
  List<Map<String, String>> nightRows(String source, String table) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Path file : csvFiles()) {
      String name = folder.relativize(file).toString();
      if (name.matches("night-\\d{4}/" + source + "/" + table + "-night-\\d{4}\\.csv")) {
        rows(file).forEach(row -> rows.add(with(row, "night", name.substring(6, 10))));
      }
    }
    return rows;
  }

  Set<String> values(String source, String table, String column) {
    return rows(source, table).stream().map(row -> row.get(column)).collect(Collectors.toSet());
  }

  /** Rows by file, relative to the folder. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    csvFiles()
        .forEach(file -> counts.put(folder.relativize(file).toString(), (long) rows(file).size()));
    return counts;
  }

  /** The bytes of every file but the configuration, which names its folder. */
  Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : below(folder)) {
      if (!file.endsWith("stagecoach.conf")) {
        contents.put(folder.relativize(file).toString(), text(file));
      }
    }
    return contents;
  }

  private List<Path> csvFiles() {
    return below(folder).stream().filter(file -> file.toString().endsWith(".csv")).toList();
  }

  private static List<Path> below(Path start) {
    try (Stream<Path> files = Files.walk(start)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, String>> rows(Path file) {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .allowExtraFields(false)
            .allowMissingFields(false)
            .ofNamedCsvRecord(file)) {
      return reader.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> with(Map<String, String> row, String key, String value) {
    Map<String, String> more = new TreeMap<>(row);
    more.put(key, value);
    return more;
  }
}
