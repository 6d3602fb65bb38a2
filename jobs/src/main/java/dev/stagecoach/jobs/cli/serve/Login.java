package dev.stagecoach.jobs.cli.serve;

import java.nio.file.Path;
import java.util.Map;

/** How the server knows who asks. */
public sealed interface Login {
  /** Whether a password is asked for. */
  default boolean isGuarded() {
    return true;
  }

  /** The server's own settings for it. */
  Map<String, String> settings();

  /** Everybody is whom they say. */
  record Open() implements Login {
    @Override
    public boolean isGuarded() {
      return false;
    }

    @Override
    public Map<String, String> settings() {
      return Map.of("hive.server2.authentication", "NONE");
    }
  }

  /** Passwords of a {@link UserFile}. */
  record ByFile(Path users) implements Login {
    @Override
    public Map<String, String> settings() {
      return Map.of(
          "hive.server2.authentication",
          "CUSTOM",
          "hive.server2.custom.authentication.class",
          FileAuthentication.class.getName(),
          FileAuthentication.FILE,
          users.toAbsolutePath().toString());
    }
  }

  /** Passwords of a directory: who can bind there as {@code uid=NAME,base}. */
  record ByLdap(String url, String base) implements Login {
    @Override
    public Map<String, String> settings() {
      return Map.of(
          "hive.server2.authentication",
          "LDAP",
          "hive.server2.authentication.ldap.url",
          url,
          "hive.server2.authentication.ldap.baseDN",
          base);
    }
  }
}
