package dev.stagecoach.jobs.conform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.config.Stages;
import dev.stagecoach.common.config.Stages.CanonicalStage;
import dev.stagecoach.common.config.Stages.StageKind;
import dev.stagecoach.common.config.Stages.StageMapping;
import dev.stagecoach.jobs.conform.StageResolution.SourceStage;
import dev.stagecoach.jobs.conform.StageResolution.Stretch;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StageResolutionTest {
  private static final List<CanonicalStage> CANONICAL =
      List.of(
          new CanonicalStage("demo", "Demo", 1, StageKind.OPEN),
          new CanonicalStage("offer", "Offer", 2, StageKind.OPEN),
          new CanonicalStage("won", "Won", 9, StageKind.WON));

  @Test
  void trap16RenamedStageKeepsThePastComparable() {
    StageResolution resolution =
        resolution(mapping("*", "*", "Demo", "demo"), mapping("*", "*", "Show", "demo"));

    assertThat(resolution.resolve(stage("p", "Demo")))
        .extracting(Stretch::stage)
        .containsExactly("demo");
    assertThat(resolution.resolve(stage("p", "Show")))
        .extracting(Stretch::stage)
        .containsExactly("demo");
  }

  @Test
  void trap18SameLabelInTwoPipelinesIsToldApartByPipeline() {
    StageResolution resolution =
        resolution(mapping("*", "p", "1", "demo"), mapping("*", "q", "1", "offer"));

    assertThat(resolution.resolve(stage("p", "1")))
        .extracting(Stretch::stage)
        .containsExactly("demo");
    assertThat(resolution.resolve(stage("q", "1")))
        .extracting(Stretch::stage)
        .containsExactly("offer");
  }

  @Test
  void theMoreSpecificMappingWins() {
    StageResolution resolution =
        resolution(mapping("*", "*", "1", "demo"), mapping("crm", "p", "1", "offer"));

    assertThat(resolution.resolve(stage("p", "1")))
        .extracting(Stretch::stage)
        .containsExactly("offer");
  }

  @Test
  void aMappingHoldsFromItsDateOn() {
    LocalDate change = LocalDate.of(2024, 7, 1);
    StageResolution resolution =
        resolution(
            mapping("*", "*", "1", "demo"),
            new StageMapping("*", "*", "1", "offer", Optional.of(change)));

    assertThat(resolution.resolve(stage("p", "1")))
        .containsExactly(
            new Stretch(LocalDate.MIN, "demo", Optional.of(1), "open"),
            new Stretch(change, "offer", Optional.of(2), "open"));
  }

  @Test
  void trap19StageThatNothingMapsIsUnmappedWithTheKindTheSourceGives() {
    StageResolution resolution = resolution();

    assertThat(resolution.resolve(stage("p", "new")))
        .containsExactly(new Stretch(LocalDate.MIN, "(unmapped)", Optional.empty(), "won"));
  }

  @Test
  void theConfigurationsKindOverridesTheSources() {
    StageResolution resolution = resolution(mapping("*", "*", "new", "demo"));

    assertThat(resolution.resolve(stage("p", "new")))
        .extracting(Stretch::kind)
        .containsExactly("open");
  }

  private static StageResolution resolution(StageMapping... mappings) {
    return new StageResolution(new Stages(CANONICAL, List.of(mappings)));
  }

  private static StageMapping mapping(
      String source, String pipeline, String stage, String canonical) {
    return new StageMapping(source, pipeline, stage, canonical, Optional.empty());
  }

  private static SourceStage stage(String pipeline, String id) {
    return new SourceStage("crm", pipeline, id, id, Optional.of("won"));
  }
}
