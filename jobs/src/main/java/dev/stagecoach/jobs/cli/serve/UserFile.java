package dev.stagecoach.jobs.cli.serve;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Who may ask the endpoint, and which teams' rows each may read: a line a user, {@code
 * name:password:teams}, the teams' ids separated by commas, {@code *} for everything. Where LDAP
 * knows the passwords, {@code -} stands in their place.
 */
public record UserFile(Map<String, User> users) {
  /** In place of teams: everything may be read. */
  public static final String EVERYTHING = "*";

  private static final String NO_PASSWORD = "-";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]+");

  /** Keeps the users as they are. */
  public UserFile {
    users = Collections.unmodifiableMap(new TreeMap<>(users));
  }

  /**
   * Reads a file.
   *
   * @throws StagecoachException with the line that says nothing
   */
  public static UserFile read(Path file) {
    try {
      return parse(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.USAGE,
          "The file of users %s cannot be read: %s; 'stagecoach user NAME --users %s' makes it."
              .formatted(file, e, file),
          e);
    }
  }

  private static UserFile parse(Path file, List<String> lines) {
    Map<String, User> users = new TreeMap<>();
    for (int line = 1; line <= lines.size(); line++) {
      String text = lines.get(line - 1).strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      String[] parts = text.split(":", -1);
      if (parts.length != 3 || !NAME.matcher(parts[0]).matches()) {
        throw wrong(file, line);
      }
      try {
        Optional<Password> password =
            parts[1].equals(NO_PASSWORD) ? Optional.empty() : Optional.of(Password.parse(parts[1]));
        users.put(parts[0], new User(password, teams(parts[2])));
      } catch (IllegalArgumentException e) {
        throw wrong(file, line);
      }
    }
    return new UserFile(users);
  }

  private static StagecoachException wrong(Path file, int line) {
    return new StagecoachException(
        ExitCode.USAGE,
        "%s:%d: is no user; write name:password:teams as 'stagecoach user' does, e.g. ben:-:north,south or anna:-:*."
            .formatted(file, line));
  }

  private static Set<String> teams(String text) {
    return text.isBlank()
        ? Set.of()
        : Set.copyOf(Arrays.stream(text.split(",", -1)).map(String::strip).toList());
  }

  /** The same with one user more, or another in his place. */
  public UserFile with(String name, Optional<char[]> password, Set<String> teams) {
    if (!NAME.matcher(name).matches()) {
      throw new StagecoachException(
          ExitCode.USAGE,
          "'%s' is no name for a user; letters, digits and . _ @ - make one.".formatted(name));
    }
    Map<String, User> more = new TreeMap<>(users);
    more.put(name, new User(password.map(Password::of), teams));
    return new UserFile(more);
  }

  /** Whether a user exists and the password is the user's. */
  boolean knows(String name, String password) {
    User user = users.get(name);
    return user != null
        && user.password().filter(known -> known.is(password.toCharArray())).isPresent();
  }

  /** Whether all users may read everything, so that of them no row needs to be withheld. */
  public boolean isOpen() {
    return users.values().stream().allMatch(User::readsEverything);
  }

  /** Writes the file, for its owner's eyes alone. */
  public void write(Path file) {
    List<String> lines = new ArrayList<>();
    lines.add("# name:password:teams, made by 'stagecoach user'");
    users.forEach(
        (name, user) ->
            lines.add(
                "%s:%s:%s"
                    .formatted(
                        name,
                        user.password().map(Password::toString).orElse(NO_PASSWORD),
                        String.join(",", user.teams().stream().sorted().toList()))));
    Path whole = file.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      if (whole.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            part,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.write(part, lines);
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The file of users %s cannot be written: %s; name another with --users."
              .formatted(file, e),
          e);
    }
  }

  /**
   * One user.
   *
   * @param password empty where LDAP knows it
   * @param teams ids of the teams whose rows may be read, with those below
   */
  public record User(Optional<Password> password, Set<String> teams) {
    /** Keeps the teams as they are. */
    public User {
      teams = Set.copyOf(teams);
    }

    /** Whether no row is withheld. */
    boolean readsEverything() {
      return teams.contains(EVERYTHING);
    }
  }
}
