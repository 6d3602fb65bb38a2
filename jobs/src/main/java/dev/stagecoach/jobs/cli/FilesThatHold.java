package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.SourceSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Finds the text files around a warehouse that hold some text: deliveries, logs, set-aside ones.
 */
final class FilesThatHold {
  private final List<String> subjects;

  FilesThatHold(List<String> subjects) {
    this.subjects =
        subjects.stream().map(subject -> subject.strip().toLowerCase(Locale.ROOT)).toList();
  }

  List<Path> of(OpenWarehouse warehouse) {
    List<Path> folders = new ArrayList<>();
    for (SourceSpec source : warehouse.config().sources()) {
      folders.add(Path.of(source.path()));
    }
    folders.add(Path.of(System.getProperty("stagecoach.log.dir", "logs")));
    folders.add(Path.of(warehouse.root().toUri().getPath(), "set-aside"));
    return folders.stream().distinct().flatMap(folder -> in(folder).stream()).sorted().toList();
  }

  private List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(this::holds).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean holds(Path file) {
    boolean isPacked = file.toString().endsWith(".gz");
    try (InputStream bytes = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    isPacked ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.toLowerCase(Locale.ROOT))
          .anyMatch(line -> subjects.stream().anyMatch(line::contains));
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }
}
