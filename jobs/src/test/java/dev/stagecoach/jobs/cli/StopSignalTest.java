package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in a process of its own, which is told to stop. */
class StopSignalTest {
  private static final String TERMINATED = "143";

  @TempDir Path folder;

  @Test
  void aRunThatIsToldToStopSaysOneSentenceAndLeavesNothingBehind() throws Exception {
    Files.writeString(folder.resolve("deals.csv"), "id,stage\n1,open\n2,open\n");
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Process run = start(temporary);

    StringWriter rest = new StringWriter();
    try (BufferedReader screen = run.errorReader()) {
      readUntil("tables made", screen);
      run.toHandle().destroy();
      screen.transferTo(rest);
    }

    assertThat(run.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).hasToString(TERMINATED);
    assertThat(rest.toString())
        .endsWith(
            "\r\u001b[KStopped. Readers keep what was published before; run it again to go on.\n")
        .doesNotContain("rror", "failed");
    assertThat(temporary).isEmptyDirectory();
    assertThat(folder.resolve("warehouse/ops/publication")).doesNotExist();
  }

  @Test
  void aQuestionThatIsToldToStopSaysOnlyThat() {
    assertThat(StopSignal.sentence("query", "select 1")).isEqualTo("Stopped.");
  }

  private Process start(Path temporary) throws IOException {
    Path conf =
        Files.writeString(
            folder.resolve("test.conf"),
            """
            sources.crm {
              kind = mapped, path = "."
              feeds.deals { files = "deals.csv", key = [id] }
              maps = [ { to = deal, from = deals, columns { deal_id = id, stage_id = stage } } ]
            }
            stages.canonical = [
              { name = open, position = 1 }
              { name = won, position = 2, kind = won }
              { name = lost, position = 3, kind = lost }
            ]
            funnels { sales { stages = [open] } }
            privacy.names = shown
            """);
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(opens());
    command.addAll(
        List.of(
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + temporary,
            "-Dstagecoach.terminal=true",
            "-Dstagecoach.log.dir=" + folder.resolve("logs"),
            "-Dlog4j2.configurationFile=log4j2-stagecoach.properties",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "--conf",
            conf.toString(),
            "--warehouse",
            folder.resolve("warehouse").toString(),
            "--set",
            "source.path=" + folder,
            "--set",
            "spark.master=local[1]"));
    return new ProcessBuilder(command).directory(folder.toFile()).start();
  }

  /** What this process itself was given to open of the JDK, which Spark needs. */
  private static List<String> opens() {
    return java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .toList();
  }

  private static void readUntil(String text, BufferedReader screen) throws IOException {
    StringBuilder seen = new StringBuilder();
    while (seen.indexOf(text) < 0) {
      int next = screen.read();
      assertThat(next).as("the run ended early and said: %s", seen).isNotNegative();
      seen.append((char) next);
    }
  }
}
