package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the endpoint refuses before it starts; `.ci/endpoint` tries the running one. */
class ServeCommandTest {
  @TempDir Path folder;

  @Test
  void itIsNeverOpenToOtherMachinesWithoutPasswords() {
    Screen screen = Screen.of("serve", "--host", "0.0.0.0");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err())
        .startsWith(
            "0.0.0.0 is open to other machines, and nobody would be asked for a password; give --users or --ldap too.");
  }

  @Test
  void aMissingSparkIsAskedForInOneSentence() {
    Screen screen = Screen.of("serve", "--spark-home", folder.toString());

    assertThat(screen.status()).isEqualTo(1);
    assertThat(screen.err())
        .contains("is no Spark 4.2.0 with the Thrift server; 'pip install pyspark==4.2.0'");
  }

  @Test
  void aMissingFileOfUsersIsNamedBeforeAnythingStarts() {
    Path users = folder.resolve("users.txt");

    Screen screen = Screen.of("serve", "--users", users.toString());

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err())
        .startsWith("The file of users %s cannot be read".formatted(users))
        .contains("'stagecoach user NAME --users");
  }

  @Test
  void aDirectoryNeedsItsBase() {
    Screen screen = Screen.of("serve", "--ldap", "ldap://localhost");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).startsWith("--ldap needs --ldap-base");
  }
}
