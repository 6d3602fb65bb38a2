package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.sql.ReadingSessions;
import dev.stagecoach.jobs.cli.bi.BundleFile;
import dev.stagecoach.jobs.cli.bi.SupersetBundle;
import dev.stagecoach.jobs.cli.screen.StatusLine;
import dev.stagecoach.jobs.cli.serve.SparkDistribution;
import dev.stagecoach.jobs.cli.superset.LocalPort;
import dev.stagecoach.jobs.cli.superset.Program;
import dev.stagecoach.jobs.cli.superset.Programs;
import dev.stagecoach.jobs.cli.superset.Programs.Running;
import dev.stagecoach.jobs.cli.superset.Provisions;
import dev.stagecoach.jobs.cli.superset.StateFolder;
import dev.stagecoach.jobs.cli.superset.SupersetInstallation;
import dev.stagecoach.jobs.cli.superset.SupersetServer;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings up the endpoint and Superset with the dashboards, until it is stopped. */
@Command(
    name = "up",
    description = {
      "Bring up a warehouse's SQL endpoint and Superset with the dashboards, for this machine alone,"
          + " until Ctrl-C.",
      "Without --warehouse it is the demo's, which is made where it is missing. Superset is installed"
          + " where there is none; a later start finds it, and renews the dashboards."
    },
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private static final String HOST = "127.0.0.1";

  @Spec private CommandSpec command;
  @Mixin private SuiteOptions suite;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "10000",
      description = "Port of the endpoint (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--superset-port",
      paramLabel = "PORT",
      defaultValue = "8088",
      description = "Port of Superset (default: ${DEFAULT-VALUE}).")
  private int supersetPort;

  @Option(
      names = "--superset",
      paramLabel = "DIR",
      description = "Python environment that has Superset (default: the superset of the path).")
  private @Nullable Path superset;

  @Option(
      names = "--spark-home",
      paramLabel = "DIR",
      description = "The Spark distribution of the endpoint (default: as 'serve' finds it).")
  private @Nullable Path sparkHome;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "What Superset keeps: its database, password, logs (default: superset, beside the"
              + " warehouse).")
  private @Nullable Path folder;

  @Option(
      names = "--no-install",
      description = "Fails where Superset or Spark is missing, instead of installing it.")
  private boolean isInstallingNothing;

  @Override
  public Integer call() {
    LocalPort endpointPort = new LocalPort(port, "--port");
    LocalPort pagePort = new LocalPort(supersetPort, "--superset-port");
    endpointPort.requireFree();
    pagePort.requireFree();
    String warehouse = warehouse();
    try (Programs programs = new Programs()) {
      StateFolder state = StateFolder.at(folder(warehouse));
      Provisions provisions =
          new Provisions(
              programs,
              state,
              Optional.ofNullable(System.getenv("PATH")).orElse(""),
              !isInstallingNothing,
              command.commandLine().getErr());
      SupersetInstallation found = provisions.superset(Optional.ofNullable(superset));
      SparkDistribution spark =
          provisions.spark(
              Optional.ofNullable(sparkHome), org.apache.spark.package$.MODULE$.SPARK_VERSION());
      makeDemoWhereMissing(programs, warehouse);
      SupersetServer server = new SupersetServer(found, state, supersetPort);
      try (StatusLine line = StatusLine.ticking(command.commandLine().getErr())) {
        line.announce("Starting the endpoint, preparing Superset");
        Running endpoint = startEndpoint(programs, state, spark, warehouse);
        server.prepare(programs, bundle(state));
        line.announce("Starting Superset");
        server.start(programs);
        line.announce("Waiting for the endpoint");
        programs.await(endpoint, endpointPort::isAnswering);
      }
      tell(server, state, warehouse);
      programs.watch();
    }
    return ExitCode.DONE.status();
  }

  private String warehouse() {
    if (!suite.isSomethingNamed()) {
      return DemoCommand.WAREHOUSE.toString();
    }
    String named = suite.config().warehouse().path();
    if (!isElsewhere(named) && !isMade(named)) {
      throw OpenWarehouse.missing(named);
    }
    return named;
  }

  private static boolean isElsewhere(String warehouse) {
    return warehouse.contains("://");
  }

  private static boolean isMade(String warehouse) {
    return isElsewhere(warehouse) || Files.exists(Path.of(warehouse, "ops", "publication"));
  }

  private Path folder(String warehouse) {
    if (folder != null) {
      return folder;
    }
    if (isElsewhere(warehouse)) {
      throw new ParameterException(
          command.commandLine(),
          "%s is no folder of this machine; say with --folder where Superset may keep what it needs."
              .formatted(warehouse));
    }
    return Path.of(warehouse).toAbsolutePath().resolveSibling("superset");
  }

  private void makeDemoWhereMissing(Programs programs, String warehouse) {
    if (isMade(warehouse)) {
      return;
    }
    Program demo =
        new Program(List.of(OwnLauncher.path().toString(), "demo"), Map.of(), Optional.empty());
    if (programs.run("The demo", demo) != ExitCode.DONE.status()) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The demo was not made; 'stagecoach demo' tries it alone, and --warehouse names a warehouse that is there.");
    }
  }

  private Running startEndpoint(
      Programs programs, StateFolder state, SparkDistribution spark, String warehouse) {
    List<String> words = new ArrayList<>(List.of(OwnLauncher.path().toString(), "serve"));
    if (!suite.isSomethingNamed()) {
      words.addAll(List.of("--warehouse", warehouse));
    }
    words.addAll(suite.words());
    words.addAll(List.of("--host", HOST, "--port", String.valueOf(port)));
    words.addAll(List.of("--spark-home", spark.home().toString()));
    return programs.start("The endpoint", Program.logged(state.log("endpoint"), words));
  }

  private Path bundle(StateFolder state) {
    String url = "hive://stagecoach@%s:%d/%s".formatted(HOST, port, ReadingSessions.SCHEMA);
    Path file = state.path().resolve("dashboards.zip");
    try {
      BundleFile.write(
          new SupersetBundle(suite.config(), SuiteTables.load(), url, ReadingSessions.SCHEMA)
              .files(),
          file);
      return file;
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED, "%s cannot be written: %s.".formatted(file, e), e);
    }
  }

  private void tell(SupersetServer server, StateFolder state, String warehouse) {
    PrintWriter out = command.commandLine().getOut();
    out.println("Superset     %s".formatted(server.address()));
    SupersetBundle.addresses()
        .forEach(
            (path, title) -> out.println("  %-26s %s".formatted(title, server.address() + path)));
    out.println(
        "Sign in as   admin, password %s (kept in %s)"
            .formatted(server.password(), server.passwordFile()));
    out.println(
        "Endpoint     jdbc:hive2://%s:%d/%s, the marts of %s"
            .formatted(HOST, port, ReadingSessions.SCHEMA, warehouse));
    out.println("Logs         %s".formatted(state.path().resolve("logs")));
    out.println("Ctrl-C stops all of it.");
    out.flush();
  }
}
