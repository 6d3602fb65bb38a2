package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.jobs.cli.serve.SparkDistribution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs this program once more, inside a Spark distribution. */
final class Relaunch {
  private static final String INSIDE = "stagecoach.inside";

  private Relaunch() {}

  /** Whether this is the second run already. */
  static boolean isDone() {
    return Boolean.getBoolean(INSIDE);
  }

  /** Runs it with the same arguments; ends when it ends, and ends it when told to stop. */
  static int in(SparkDistribution spark, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(spark.submit().toString());
    words.addAll(List.of("--class", Main.class.getName()));
    words.addAll(
        List.of("--driver-class-path", spark.lacking(System.getProperty("java.class.path"))));
    words.addAll(List.of("--driver-java-options", javaOptions()));
    words.addAll(List.of("--driver-memory", heap()));
    words.add("spark-internal");
    words.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SPARK_HOME", spark.home().toString());
    try {
      Process process = builder.start();
      Thread end = new Thread(process::destroy, "end-server");
      Runtime.getRuntime().addShutdownHook(end);
      return process.waitFor();
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "%s cannot be started: %s; --spark-home names another Spark."
              .formatted(spark.submit(), e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED.status();
    }
  }

  private static String heap() {
    return Runtime.getRuntime().maxMemory() / (1024 * 1024) + "m";
  }

  private static String javaOptions() {
    return String.join(
        " ",
        "-D" + INSIDE + "=true",
        "-Duser.timezone=UTC",
        "-Dfile.encoding=UTF-8",
        "-Dlog4j2.configurationFile=log4j2-stagecoach.properties",
        property("stagecoach.home", "."),
        property("stagecoach.log.dir", "logs"),
        property("stagecoach.log.format", "text"),
        "-Dstagecoach.terminal=false");
  }

  private static String property(String name, String otherwise) {
    return "\"-D%s=%s\"".formatted(name, System.getProperty(name, otherwise));
  }
}
