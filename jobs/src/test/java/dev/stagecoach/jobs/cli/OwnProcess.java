package dev.stagecoach.jobs.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The program in a process of its own, whose log is in the folder {@code logs} of its own.
 *
 * @param folder that it works in
 * @param options of Java
 */
record OwnProcess(Path folder, List<String> options) {
  /** Starts a command; what it prints is for the caller to read. */
  Process start(List<String> words) throws IOException {
    return start(words, Map.of());
  }

  /** Starts a command with more in its environment. */
  Process start(List<String> words, Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(opens());
    command.addAll(
        List.of(
            "-Xmx1g",
            "-Xss4m",
            "-XX:TieredStopAtLevel=1",
            "-Dstagecoach.log.dir=" + folder.resolve("logs"),
            "-Dlog4j2.configurationFile=log4j2-stagecoach.properties"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** What this process itself was given to open of the JDK, which Spark needs. */
  private static List<String> opens() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .toList();
  }
}
