package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.jobs.cli.Finding.Level;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComponentFindingsTest {
  @Test
  void aProgramThatOnlySomeCommandsNeedIsNeverWrongToLack() {
    Finding finding =
        ComponentFindings.finding("Superset, for 'up'", Optional.empty(), "stagecoach up");

    assertThat(finding)
        .isEqualTo(new Finding(Level.WELL, "Superset, for 'up': not on the path", "stagecoach up"));
  }

  @Test
  void whereItIsFoundIsTold() {
    Finding finding =
        ComponentFindings.finding(
            "Superset, for 'up'", Optional.of("bin/superset"), "stagecoach up");

    assertThat(finding).isEqualTo(Finding.well("Superset, for 'up': bin/superset"));
  }
}
