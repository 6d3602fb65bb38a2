package dev.stagecoach.common.spark;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What executors of a cluster that has Spark lack: our own classes, Delta and a few libraries. */
final class ClusterJars {
  /** Names of files begin so; as in the slim jar, whose list stands in the pom of jobs. */
  private static final List<String> LACKING =
      List.of(
          "stagecoach-",
          "delta-",
          "config-",
          "picocli-",
          "fastcsv-",
          "commons-statistics-",
          "commons-numbers-",
          "commons-rng-",
          "jspecify-",
          "postgresql-");

  private ClusterJars() {}

  /**
   * The jars to send to executors, as {@code spark.jars} takes them.
   *
   * @param classPath of this program; one jar alone has its libraries beside it
   */
  static String of(String classPath) {
    return entries(classPath)
        .filter(jar -> LACKING.stream().anyMatch(jar.getFileName().toString()::startsWith))
        .map(jar -> jar.toUri().toString())
        .collect(Collectors.joining(","));
  }

  private static Stream<Path> entries(String classPath) {
    List<Path> entries =
        Arrays.stream(classPath.split(File.pathSeparator, -1))
            .map(Path::of)
            .map(Path::toAbsolutePath)
            .filter(entry -> entry.toString().endsWith(".jar"))
            .toList();
    return entries.size() == 1 ? beside(entries.get(0)).stream() : entries.stream();
  }

  private static List<Path> beside(Path jar) {
    try (Stream<Path> files = Files.list(jar.resolveSibling("."))) {
      return files
          .map(Path::normalize)
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The folder of %s cannot be read: %s; the program needs its libraries beside it"
              .formatted(jar, e.getMessage()),
          e);
    }
  }
}
