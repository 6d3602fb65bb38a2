package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that a run is given through its environment stand nowhere in what it leaves behind. */
class SecretsTest {
  private static final String PASSWORD = "canary-of-the-database";
  private static final String KEY = "canary-of-the-pseudonyms";
  private static final String LINEAGE_KEY = "canary-of-the-lineage";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("CRM_PASSWORD", PASSWORD, "PSEUDONYM_KEY", KEY, "LINEAGE_KEY", LINEAGE_KEY);

  private static EmbeddedPostgres postgres;

  @TempDir Path folder;

  @BeforeAll
  static void startADatabase() throws Exception {
    postgres = EmbeddedPostgres.start();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table deal as select 1 as id, 'open' as stage");
    }
  }

  @AfterAll
  static void stopTheDatabase() throws IOException {
    postgres.close();
  }

  @Test
  void aRunThatSucceedsTellsNoSecret() throws Exception {
    String screen = run(postgres.getPort(), 0);

    assertThat(screen).contains("mart");
    assertThat(folder.resolve("warehouse/raw/mapped_crm_deals")).isDirectory();
    assertThat(folder.resolve("events")).isNotEmptyDirectory();
    assertThat(thatHoldASecret(screen)).isEmpty();
  }

  @Test
  void aRunThatFailsAtTheDatabaseTellsNoSecret() throws Exception {
    String screen = run(1, 1);

    assertThat(screen).contains("crm");
    assertThat(folder.resolve("logs/stagecoach.log")).isNotEmptyFile();
    assertThat(thatHoldASecret(screen)).isEmpty();
  }

  @Test
  void aFileThatHoldsASecretIsFound() throws IOException {
    Files.writeString(folder.resolve("leak.txt"), "the key is " + KEY);

    assertThat(thatHoldASecret("")).containsExactly("leak.txt");
  }

  private String run(int port, int status) throws Exception {
    Path conf = Files.writeString(folder.resolve("test.conf"), configuration(port));
    Process run =
        new OwnProcess(folder, List.of())
            .start(
                List.of(
                    "run",
                    "mart.dim_rep",
                    "--upstream",
                    "--conf",
                    conf.toString(),
                    "--warehouse",
                    folder.resolve("warehouse").toString(),
                    "--master",
                    "local[2]",
                    "--spark",
                    "spark.eventLog.enabled=true",
                    "--spark",
                    "spark.eventLog.compress=false",
                    "--spark",
                    "spark.eventLog.dir=" + Files.createDirectory(folder.resolve("events"))),
                ENVIRONMENT);
    String screen = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor()).as(screen).isEqualTo(status);
    return screen;
  }

  private static String configuration(int port) {
    return """
        sources.crm {
          kind = mapped
          feeds.deals {
            format = jdbc, key = [id]
            jdbc {
              url = "jdbc:postgresql://127.0.0.1:%d/postgres", user = postgres, password = ${CRM_PASSWORD}
              query = "select * from deal"
            }
          }
          maps = [ { to = deal, from = deals, columns { deal_id = id, stage_id = stage } } ]
        }
        stages.canonical = [
          { name = open, position = 1 }
          { name = won, position = 2, kind = won }
          { name = lost, position = 3, kind = lost }
        ]
        funnels { sales { stages = [open] } }
        privacy { names = pseudonyms, key = ${PSEUDONYM_KEY} }
        operations.lineage { to = "http://127.0.0.1:1", key = ${LINEAGE_KEY} }
        """
        .formatted(port);
  }

  /** The files below the folder that hold one, read byte by byte, and the screen. */
  private List<String> thatHoldASecret(String screen) throws IOException {
    List<String> found = new ArrayList<>();
    if (holdsASecret(screen)) {
      found.add("screen");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (holdsASecret(Files.readString(file, StandardCharsets.ISO_8859_1))) {
          found.add(folder.relativize(file).toString());
        }
      }
    }
    return found;
  }

  private static boolean holdsASecret(String text) {
    return Stream.of(PASSWORD, KEY, LINEAGE_KEY).anyMatch(text::contains);
  }
}
