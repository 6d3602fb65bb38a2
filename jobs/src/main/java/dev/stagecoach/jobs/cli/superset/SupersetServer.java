package dev.stagecoach.jobs.cli.superset;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.jobs.cli.superset.Programs.Running;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Superset with a folder of its own, for this machine alone. */
public final class SupersetServer {
  private static final String PASSWORD = "password";
  private static final String HOST = "127.0.0.1";
  private static final int MILLIS_TO_ANSWER = 5_000;

  private final SupersetInstallation superset;
  private final StateFolder folder;
  private final int port;

  /** A server that is neither prepared nor started. */
  public SupersetServer(SupersetInstallation superset, StateFolder folder, int port) {
    this.superset = superset;
    this.folder = folder;
    this.port = port;
  }

  /** The file that keeps the admin's password. */
  public Path passwordFile() {
    return folder.secretFile(PASSWORD);
  }

  /** The admin's password, made by chance the first time. */
  public String password() {
    return folder.secret(PASSWORD);
  }

  /** Where browsers find it. */
  public String address() {
    return "http://%s:%d".formatted(HOST, port);
  }

  /**
   * Makes its database and its admin where they are missing, and brings dashboards in, in the place
   * of earlier ones.
   *
   * @throws StagecoachException where Superset fails, with what it said
   */
  public void prepare(Programs programs, Path bundle) {
    folder.put("superset_config.py");
    folder.put("stagecoach_superset.py");
    password();
    Program program = program("superset-prepare", "stagecoach", bundle.toString());
    if (programs.run("Superset", program) != 0) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "Superset could not be prepared: %s; what it is tried with is in %s."
              .formatted(program.lastWords(), folder.put(SupersetInstallation.REQUIREMENTS)));
    }
  }

  /** Starts it; it answers when this returns. */
  public void start(Programs programs) {
    Running started =
        programs.start(
            "Superset", program("superset", "run", "--host", HOST, "--port", String.valueOf(port)));
    programs.await(started, this::isAnswering);
  }

  private Program program(String log, String... arguments) {
    return new Program(
        Stream.concat(Stream.of(superset.program().toString()), Arrays.stream(arguments)).toList(),
        environment(),
        Optional.of(folder.log(log)));
  }

  /** A Superset of the user's own has its settings elsewhere, and keeps them. */
  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("SUPERSET_HOME", folder.path().toString());
    environment.put("SUPERSET_CONFIG_PATH", folder.path().resolve("superset_config.py").toString());
    environment.put("SUPERSET_SECRET_KEY", folder.secret("secret-key"));
    environment.put("PYTHONPATH", folder.path().toString());
    environment.put("STAGECOACH_PASSWORD_FILE", passwordFile().toString());
    environment.put("FLASK_APP", "superset");
    // Superset tells its makers of each start otherwise.
    environment.put("SCARF_ANALYTICS", "false");
    return environment;
  }

  private boolean isAnswering() {
    try {
      HttpURLConnection asked =
          (HttpURLConnection) URI.create(address() + "/health").toURL().openConnection();
      asked.setConnectTimeout(MILLIS_TO_ANSWER);
      asked.setReadTimeout(MILLIS_TO_ANSWER);
      return asked.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
