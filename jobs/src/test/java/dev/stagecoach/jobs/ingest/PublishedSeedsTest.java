package dev.stagecoach.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seed files of Fivetran's packages, where they are at hand: every row is accounted for. */
class PublishedSeedsTest {
  private static final Path DATA = Path.of("../../shared/data").toAbsolutePath().normalize();

  @TempDir Path folder;

  @BeforeEach
  void seedsAreAtHand() {
    assumeThat(Files.isDirectory(DATA)).as("the published seeds at %s", DATA).isTrue();
  }

  @Test
  void everyRowOfBothCrmsIsLoaded() {
    Landing landing =
        Landing.of(
            folder,
            """
            north { kind = salesforce, path = "%s/salesforce" }
            south { kind = hubspot, path = "%s/hubspot" }
            """
                .formatted(DATA, DATA));

    IngestReport report = landing.ingest();

    assertThat(report.files()).hasSize(36);
    assertThat(report.notes()).isEmpty();
    assertThat(report.quarantined()).isZero();
    assertThat(report.read()).isEqualTo(report.loaded() + report.duplicate());
  }
}
