package dev.stagecoach.jobs.cli.superset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that ours runs.
 *
 * @param environment what it finds in its environment beside ours
 * @param log the file that takes what it prints; empty where that goes to the screen
 */
public record Program(List<String> words, Map<String, String> environment, Optional<Path> log) {
  private static final String ERROR = "ERROR";

  /** Keeps words and environment as they are. */
  public Program {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /** A program with our environment, whose output goes to a file. */
  public static Program logged(Path log, List<String> words) {
    return new Program(words, Map.of(), Optional.of(log));
  }

  /** What it said last and where the rest is, for people. */
  String lastWords() {
    return log.map(file -> "%s (the log is %s)".formatted(lastLine(file), file))
        .orElse("see what it printed");
  }

  /** The last error, else the last line. */
  private static String lastLine(Path file) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      return lines.stream()
          .filter(line -> line.startsWith(ERROR))
          .reduce((earlier, later) -> later)
          .or(() -> lines.stream().reduce((earlier, later) -> later))
          .map(line -> line.endsWith(".") ? line.substring(0, line.length() - 1) : line)
          .orElse("it said nothing");
    } catch (IOException e) {
      return "it said nothing";
    }
  }
}
