package dev.stagecoach.jobs.cli;

import dev.stagecoach.jobs.cli.Finding.Level;
import dev.stagecoach.jobs.cli.serve.SparkDistribution;
import dev.stagecoach.jobs.cli.superset.SupersetInstallation;
import java.util.List;
import java.util.Optional;

/** What the doctor sees of programs that some commands need; nothing is wrong without them. */
final class ComponentFindings {
  private ComponentFindings() {}

  static List<Finding> ofThisMachine() {
    String version = org.apache.spark.package$.MODULE$.SPARK_VERSION();
    return List.of(
        finding(
            "Spark with its Thrift server, for 'serve' and 'up'",
            SparkDistribution.fitting(version).map(found -> found.home().toString()),
            "pip install pyspark==" + version),
        finding(
            "Superset, for 'up'",
            Optional.ofNullable(System.getenv("PATH"))
                .flatMap(SupersetInstallation::on)
                .map(found -> found.program().toString()),
            "stagecoach up"));
  }

  static Finding finding(String what, Optional<String> place, String remedy) {
    return place
        .map(found -> Finding.well("%s: %s".formatted(what, found)))
        .orElseGet(() -> new Finding(Level.WELL, what + ": not on the path", remedy));
  }
}
