package dev.stagecoach.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.config.SuiteConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuietNightTest {
  private static final Instant MARCH = Instant.parse("2024-03-01T00:00:00Z");

  @TempDir private Path folder;

  @BeforeEach
  void comeToTheEndOfANight() throws IOException {
    Files.createDirectories(folder.resolve("landing"));
    Files.writeString(folder.resolve("landing/opportunity.csv"), "id\n1\n");
    Files.createDirectories(folder.resolve("warehouse/ops/publication/_delta_log"));
    Files.writeString(publication(0), "{}");
    night(MARCH, Map.of()).remember();
  }

  @Test
  void theSameNightAgainIsKnown() {
    assertThat(night(MARCH, Map.of()).isKnown()).isTrue();
  }

  @Test
  void anotherDayIsNotKnown() {
    assertThat(night(MARCH.plusSeconds(1), Map.of()).isKnown()).isFalse();
  }

  @Test
  void aNewFileIsNotKnown() throws IOException {
    Files.writeString(folder.resolve("landing/account.csv"), "id\n1\n");

    assertThat(night(MARCH, Map.of()).isKnown()).isFalse();
  }

  @Test
  void aFileThatHasGrownIsNotKnown() throws IOException {
    Files.writeString(folder.resolve("landing/opportunity.csv"), "id\n1\n2\n");

    assertThat(night(MARCH, Map.of()).isKnown()).isFalse();
  }

  @Test
  void anotherSettingIsNotKnown() {
    assertThat(night(MARCH, Map.of("business.reporting-currency", "EUR")).isKnown()).isFalse();
  }

  @Test
  void anotherPublicationIsNotKnown() throws IOException {
    Files.writeString(publication(1), "{}");

    assertThat(night(MARCH, Map.of()).isKnown()).isFalse();
  }

  @Test
  void aNightThatWasBegunAndNotEndedIsNotKnown() {
    night(MARCH, Map.of()).forget();

    assertThat(night(MARCH, Map.of()).isKnown()).isFalse();
  }

  @Test
  void nothingCanBeToldWhereADatabaseIsAsked() {
    SuiteConfig config =
        config(
            Map.of(
                "sources.club",
                """
                {
                  kind = mapped
                  feeds.deals {
                    format = jdbc, key = [id]
                    jdbc { url = "jdbc:postgresql:club", query = "select 1 as id" }
                  }
                  maps = [ { to = deal, from = deals, columns { deal_id = id, stage_id = id } } ]
                }
                """));

    assertThat(QuietNight.of(config, MARCH)).isEmpty();
  }

  @Test
  void nothingIsToldWithoutARunWhereItsFiguresAreWaitedFor() {
    SuiteConfig config = config(Map.of("operations.metrics-file", "run.prom"));

    assertThat(QuietNight.of(config, MARCH)).isEmpty();
  }

  private Path publication(int version) {
    return folder.resolve("warehouse/ops/publication/_delta_log/%020d.json".formatted(version));
  }

  private QuietNight night(Instant asOf, Map<String, String> overrides) {
    return QuietNight.of(config(overrides), asOf).orElseThrow();
  }

  private SuiteConfig config(Map<String, String> overrides) {
    try {
      Path file =
          Files.writeString(
              folder.resolve("small.conf"),
              """
              source.path = "%s"
              warehouse.path = "%s"
              sources { north { kind = salesforce, path = "." } }
              stages.canonical = [
                { name = open, position = 1 }
                { name = won, position = 2, kind = won }
                { name = lost, position = 3, kind = lost }
              ]
              funnels { sales { stages = [open] } }
              privacy.names = shown
              """
                  .formatted(folder.resolve("landing"), folder.resolve("warehouse")));
      return ConfigLoader.load(file, overrides);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
