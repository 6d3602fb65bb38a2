package dev.stagecoach.jobs.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.sasl.AuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserFileTest {
  @TempDir Path folder;

  @Test
  void whoIsWrittenIsKnownByThePasswordAlone() throws IOException {
    Path file = folder.resolve("users.txt");

    new UserFile(Map.of())
        .with("anna", Optional.of("correct horse".toCharArray()), Set.of("*"))
        .with("ben", Optional.of("battery staple".toCharArray()), Set.of("north", "south"))
        .write(file);

    UserFile users = UserFile.read(file);
    assertThat(users.knows("anna", "correct horse")).isTrue();
    assertThat(users.knows("anna", "battery staple")).isFalse();
    assertThat(users.knows("anna", "")).isFalse();
    assertThat(users.knows("eve", "correct horse")).isFalse();
    assertThat(users.users().get("ben").teams()).containsExactlyInAnyOrder("north", "south");
    assertThat(Files.readString(file)).doesNotContain("correct horse", "battery staple");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void samePasswordsLookDifferent() {
    char[] password = "correct horse".toCharArray();

    assertThat(Password.of(password).toString()).isNotEqualTo(Password.of(password).toString());
  }

  @Test
  void aUserOfTheDirectoryHasNoPasswordHere() throws IOException {
    Path file = Files.writeString(folder.resolve("users.txt"), "# ours\n\nben:-:north\n");

    UserFile users = UserFile.read(file);

    assertThat(users.knows("ben", "-")).isFalse();
    assertThat(users.knows("ben", "")).isFalse();
    assertThat(users.isOpen()).isFalse();
  }

  @Test
  void oneWhoIsHeldToTeamsMakesRowsLookedAt() {
    UserFile free = new UserFile(Map.of()).with("anna", Optional.empty(), Set.of("*"));

    assertThat(free.isOpen()).isTrue();
    assertThat(free.with("ben", Optional.empty(), Set.of("north")).isOpen()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ben",
        "ben:secret:north",
        "b en:-:north",
        ":-:north",
        "ben:pbkdf2-sha256$x$AA$AA:*",
        "ben:pbkdf2-sha256$0$AA$AA:*"
      })
  void aLineThatSaysNothingIsNamed(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("users.txt"), "anna:-:*\n" + line + "\n");

    assertThatThrownBy(() -> UserFile.read(file))
        .isInstanceOf(StagecoachException.class)
        .hasMessageStartingWith(file + ":2: is no user; write name:password:teams");
  }

  @Test
  void theServerIsToldOfAWrongPassword() throws Exception {
    Path file = folder.resolve("users.txt");
    new UserFile(Map.of())
        .with("anna", Optional.of("correct horse".toCharArray()), Set.of("*"))
        .write(file);
    FileAuthentication login = new FileAuthentication();
    System.setProperty(FileAuthentication.FILE, file.toString());
    try {
      login.Authenticate("anna", "correct horse");

      assertThatThrownBy(() -> login.Authenticate("anna", "guess"))
          .isInstanceOf(AuthenticationException.class)
          .hasMessage("No such user, or another password.");
    } finally {
      System.clearProperty(FileAuthentication.FILE);
    }
  }
}
