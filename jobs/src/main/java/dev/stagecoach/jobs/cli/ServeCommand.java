package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.jobs.cli.serve.Login;
import dev.stagecoach.jobs.cli.serve.SparkDistribution;
import dev.stagecoach.jobs.cli.serve.ThriftServer;
import dev.stagecoach.jobs.cli.serve.UserFile;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Answers SQL over JDBC and ODBC, until it is stopped. */
@Command(
    name = "serve",
    description = {
      "Serve the published marts to BI tools over JDBC and ODBC, by Spark's Thrift server.",
      "Readers see the schema mart, can change nothing, and see each new publication by"
          + " themselves."
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SuiteOptions suite;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "10000",
      description = "Port to listen on (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}, this machine alone); another one needs"
              + " --users or --ldap.")
  private String host;

  @Option(
      names = "--users",
      paramLabel = "FILE",
      description =
          "Who may ask and which teams' rows each may read; 'stagecoach user' makes the file.")
  private @Nullable Path users;

  @Option(
      names = "--ldap",
      paramLabel = "URL",
      description = "Directory that knows the passwords, e.g. ldaps://ldap.example.com.")
  private @Nullable String ldap;

  @Option(
      names = "--ldap-base",
      paramLabel = "DN",
      description = "Where the directory has its users, e.g. ou=people,dc=example,dc=com.")
  private @Nullable String ldapBase;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How often to look for a new publication (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--spark-home",
      paramLabel = "DIR",
      description =
          "The Spark distribution to run in (default: SPARK_HOME, else Python's pyspark).")
  private @Nullable Path sparkHome;

  @Override
  public Integer call() {
    Login login = login();
    requireGuardBeyondThisMachine(login);
    PrintWriter out = command.commandLine().getOut();
    if (Relaunch.isDone() || ThriftServer.isHere()) {
      // Whom a directory lets in may be in no file.
      Optional<UserFile> readers =
          Optional.ofNullable(users)
              .map(UserFile::read)
              .filter(file -> ldap != null || !file.isOpen());
      OpenWarehouse warehouse = OpenWarehouse.toServe(suite, command.commandLine().getErr());
      new Endpoint(warehouse, readers, out).serve(host, port, login, seconds);
      return ExitCode.DONE.status();
    }
    Optional.ofNullable(users).ifPresent(UserFile::read);
    SparkDistribution spark =
        SparkDistribution.find(
            Optional.ofNullable(sparkHome), org.apache.spark.package$.MODULE$.SPARK_VERSION());
    suite.config();
    out.println("Starting inside the Spark of " + spark.home() + ".");
    out.flush();
    List<String> arguments = command.root().commandLine().getParseResult().originalArgs();
    return Relaunch.in(spark, arguments);
  }

  private Login login() {
    if (ldap != null) {
      if (ldapBase == null) {
        throw usage("--ldap needs --ldap-base, e.g. ou=people,dc=example,dc=com.");
      }
      return new Login.ByLdap(ldap, ldapBase);
    }
    return users == null ? new Login.Open() : new Login.ByFile(users);
  }

  private void requireGuardBeyondThisMachine(Login login) {
    try {
      if (!login.isGuarded() && !InetAddress.getByName(host).isLoopbackAddress()) {
        throw usage(
            "%s is open to other machines, and nobody would be asked for a password; give --users or --ldap too."
                .formatted(host));
      }
    } catch (UnknownHostException e) {
      throw new StagecoachException(
          ExitCode.USAGE, "--host %s is no address of this machine.".formatted(host), e);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
