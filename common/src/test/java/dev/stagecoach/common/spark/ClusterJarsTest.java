package dev.stagecoach.common.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterJarsTest {
  @TempDir private Path folder;

  @Test
  void executorsGetWhatSparkDoesNotBring() {
    String classPath =
        String.join(
            File.pathSeparator,
            "/lib/stagecoach-jobs-1.jar",
            "/lib/spark-sql_2.13-4.2.0.jar",
            "/lib/delta-spark_4.2_2.13-4.4.0.jar",
            "/classes");

    assertThat(ClusterJars.of(classPath))
        .isEqualTo("file:///lib/stagecoach-jobs-1.jar,file:///lib/delta-spark_4.2_2.13-4.4.0.jar");
  }

  @Test
  void aProgramOfOneJarHasItsLibrariesBesideIt() throws IOException {
    Path program = Files.createFile(folder.resolve("stagecoach-jobs-1.jar"));
    Path library = Files.createFile(folder.resolve("picocli-4.7.7.jar"));
    Files.createFile(folder.resolve("hadoop-client-api-3.5.0.jar"));

    assertThat(ClusterJars.of(program.toString()))
        .isEqualTo(library.toUri() + "," + program.toUri());
  }
}
