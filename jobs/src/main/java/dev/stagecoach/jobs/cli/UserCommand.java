package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.jobs.cli.serve.UserFile;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says who may ask the SQL endpoint. */
@Command(
    name = "user",
    description = {
      "Add a user of 'serve' to a file, or change one.",
      "The password is asked for, or read from the standard input."
    },
    mixinStandardHelpOptions = true)
final class UserCommand implements Callable<Integer> {
  private static final int SHORTEST_PASSWORD = 8;

  @Spec private CommandSpec command;

  @Parameters(arity = "1", paramLabel = "NAME", description = "Name to log in by.")
  private String name;

  @Option(
      names = "--users",
      paramLabel = "FILE",
      defaultValue = "users.txt",
      description = "The file (default: ${DEFAULT-VALUE}); only its hashes tell of passwords.")
  private Path file;

  @Option(
      names = "--teams",
      paramLabel = "ID",
      split = ",",
      defaultValue = UserFile.EVERYTHING,
      description =
          "Teams whose rows the user may read, with those below (default: ${DEFAULT-VALUE},"
              + " everything).")
  private Set<String> teams;

  @Option(names = "--no-password", description = "The directory of --ldap knows the password.")
  private boolean hasNoPassword;

  @Override
  public Integer call() {
    UserFile known = Files.exists(file) ? UserFile.read(file) : new UserFile(Map.of());
    Optional<char[]> password = hasNoPassword ? Optional.empty() : Optional.of(password());
    known.with(name, password, teams).write(file);
    PrintWriter out = command.commandLine().getOut();
    out.println("User %s is in %s.".formatted(name, file));
    out.flush();
    return ExitCode.DONE.status();
  }

  private char[] password() {
    Console console = System.console();
    char[] password =
        console == null ? firstLine() : console.readPassword("Password of %s: ", name);
    if (password == null || password.length < SHORTEST_PASSWORD) {
      throw new ParameterException(
          command.commandLine(),
          "A password has at least %d characters.".formatted(SHORTEST_PASSWORD));
    }
    return password;
  }

  private static char[] firstLine() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return line == null ? new char[0] : line.toCharArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
