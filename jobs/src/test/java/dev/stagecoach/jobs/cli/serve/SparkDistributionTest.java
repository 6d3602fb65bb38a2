package dev.stagecoach.jobs.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkDistributionTest {
  @TempDir Path folder;

  @Test
  void itLacksWhatItHasInNoVersion() throws IOException {
    Path spark = distribution("4.2.0");
    Path ours = Files.createDirectories(folder.resolve("lib"));
    String classPath =
        String.join(
            File.pathSeparator,
            jar(ours, "stagecoach-common-0.1.0-SNAPSHOT.jar"),
            jar(ours, "slf4j-api-2.0.18.jar"),
            jar(ours, "delta-spark_4.2_2.13-4.4.0.jar"),
            ours.toString());

    assertThat(new SparkDistribution(spark).lacking(classPath))
        .isEqualTo(
            String.join(
                File.pathSeparator,
                ours.resolve("stagecoach-common-0.1.0-SNAPSHOT.jar").toString(),
                ours.resolve("delta-spark_4.2_2.13-4.4.0.jar").toString(),
                ours.toString()));
  }

  @Test
  void aProgramOfOneJarHasItsLibrariesBesideIt() throws IOException {
    Path ours = Files.createDirectories(folder.resolve("lib"));
    String program = jar(ours, "stagecoach-jobs-0.1.0-SNAPSHOT.jar");
    jar(ours, "picocli-4.7.7.jar");

    assertThat(new SparkDistribution(distribution("4.2.0")).lacking(program))
        .isEqualTo(ours.resolve("picocli-4.7.7.jar") + File.pathSeparator + program);
  }

  @Test
  void aDistributionOfAnotherVersionIsRefused() throws IOException {
    Path spark = distribution("3.5.1");

    assertThatThrownBy(() -> SparkDistribution.find(Optional.of(spark), "4.2.0"))
        .isInstanceOf(StagecoachException.class)
        .hasMessage(
            "%s is no Spark 4.2.0 with the Thrift server; 'pip install pyspark==4.2.0' brings one, and --spark-home names it.",
            spark);
  }

  private Path distribution(String version) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("spark").resolve("jars"));
    jar(jars, "spark-hive-thriftserver_2.13-" + version + ".jar");
    jar(jars, "slf4j-api-2.0.17.jar");
    return jars.getParent();
  }

  private static String jar(Path folder, String name) throws IOException {
    return Files.createFile(folder.resolve(name)).toString();
  }
}
