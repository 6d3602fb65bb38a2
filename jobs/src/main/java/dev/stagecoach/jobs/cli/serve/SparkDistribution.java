package dev.stagecoach.jobs.cli.serve;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Spark that is installed on this machine, with the server that ours lacks. */
public record SparkDistribution(Path home) {
  private static final String SERVER = "spark-hive-thriftserver_2.13-";
  private static final Pattern JAR = Pattern.compile("(.+?)-\\d[\\w.+-]*\\.jar");
  private static final String ASK_PYTHON =
      "import importlib.util as u; s = u.find_spec('pyspark'); print(s.submodule_search_locations[0] if s else '')";

  /**
   * The first that fits: the one given, {@code SPARK_HOME}, the {@code pyspark} of the first Python
   * on the path.
   *
   * @throws StagecoachException where there is none, or the one given is of another version
   */
  public static SparkDistribution find(Optional<Path> given, String version) {
    Optional<Path> wanted = given.or(() -> found(version));
    if (wanted.isEmpty()) {
      throw new StagecoachException(
          ExitCode.FAILED,
          ("serve needs a Spark distribution, and there is neither SPARK_HOME nor a Python with"
                  + " pyspark; 'pip install pyspark==%s' brings one, or --spark-home names one.")
              .formatted(version));
    }
    SparkDistribution distribution = new SparkDistribution(wanted.orElseThrow());
    if (!distribution.has(version)) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "%s is no Spark %s with the Thrift server; 'pip install pyspark==%s' brings one, and --spark-home names it."
              .formatted(distribution.home, version, version));
    }
    return distribution;
  }

  /** The same, but none where none fits. */
  public static Optional<SparkDistribution> fitting(String version) {
    return found(version).map(SparkDistribution::new).filter(spark -> spark.has(version));
  }

  /** The {@code pyspark} of a Python, of whatever version. */
  public static Optional<SparkDistribution> of(Path python) {
    return ask(python.toString()).map(SparkDistribution::new);
  }

  private boolean has(String version) {
    return Files.exists(jars().resolve(SERVER + version + ".jar"));
  }

  private Path jars() {
    return home.resolve("jars");
  }

  /** What starts programs inside it. */
  public Path submit() {
    return home.resolve("bin").resolve("spark-submit");
  }

  /** Of a class path, what the distribution does not bring itself, in the same order. */
  public String lacking(String classPath) {
    Set<String> brought = artifacts(files(jars()).stream());
    return entries(classPath).stream()
        .filter(entry -> !brought.contains(artifact(entry.getFileName().toString())))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** A program of one jar has its libraries beside it. */
  private static List<Path> entries(String classPath) {
    List<Path> entries =
        Arrays.stream(classPath.split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).toAbsolutePath())
            .toList();
    boolean isOneJar = entries.size() == 1 && entries.get(0).toString().endsWith(".jar");
    return isOneJar ? files(entries.get(0).resolveSibling(".").normalize()) : entries;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED, "The folder %s cannot be read: %s.".formatted(folder, e), e);
    }
  }

  private static Set<String> artifacts(Stream<Path> jars) {
    return jars.map(jar -> artifact(jar.getFileName().toString())).collect(Collectors.toSet());
  }

  private static String artifact(String file) {
    Matcher jar = JAR.matcher(file);
    return jar.matches() ? jar.group(1) : file;
  }

  private static Optional<Path> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank()).map(Path::of);
  }

  private static Optional<Path> found(String version) {
    return environment("SPARK_HOME").or(() -> pyspark(version));
  }

  private static Optional<Path> pyspark(String version) {
    List<Path> found = new ArrayList<>();
    for (String python : List.of("python3", "python")) {
      ask(python).ifPresent(found::add);
    }
    return found.stream()
        .filter(home -> new SparkDistribution(home).has(version))
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  private static Optional<Path> ask(String python) {
    try {
      Process process =
          new ProcessBuilder(python, "-c", ASK_PYTHON)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 && !answer.isEmpty()
          ? Optional.of(Path.of(answer))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
