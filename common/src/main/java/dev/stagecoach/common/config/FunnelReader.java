package dev.stagecoach.common.config;

import dev.stagecoach.common.config.Stages.CanonicalStage;
import dev.stagecoach.common.config.Stages.StageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Reads the block {@code funnels} against the stages. */
final class FunnelReader {
  private static final String STAGES = "stages";
  private static final String DEFAULT = "default";

  private FunnelReader() {}

  static List<Funnel> funnels(Settings root, Stages stages) {
    SortedMap<String, Settings> blocks = root.named("funnels", "funnel");
    List<Funnel> funnels = new ArrayList<>();
    blocks.forEach((name, block) -> funnels.add(funnel(name, block, stages, blocks.size() == 1)));
    if (blocks.isEmpty() && !root.isFaulty("funnels")) {
      root.missing("funnels", "add one, e.g. funnels { sales { stages = [STAGE, STAGE] } }");
    }
    checkDefault(root, blocks, funnels);
    return funnels;
  }

  private static Funnel funnel(String name, Settings block, Stages stages, boolean isOnly) {
    Values.checkName(block, name);
    List<String> names = Values.texts(block, STAGES);
    if (names.isEmpty()) {
      block.missing(STAGES, "write a list of open stages, earliest first");
    }
    checkStages(block, names, stages);
    return new Funnel(
        name,
        Values.optionalText(block, "label").orElse(name),
        names,
        Values.wholeNumber(block, "window-days", 1, 3650),
        Values.someOrAny(block, "pipelines", "write a list of pipeline ids, or [\"*\"]"),
        Values.flag(block, DEFAULT) || isOnly);
  }

  private static void checkStages(Settings block, List<String> names, Stages stages) {
    Map<String, CanonicalStage> known =
        stages.canonical().stream()
            .collect(Collectors.toMap(CanonicalStage::name, stage -> stage, (a, b) -> a));
    Optional<CanonicalStage> previous = Optional.empty();
    for (String name : names) {
      Optional<CanonicalStage> stage = Optional.ofNullable(known.get(name));
      if (stage.isEmpty()) {
        block.dangling(
            STAGES,
            "holds '%s', which is no stage of stages.canonical".formatted(name),
            NearestNames.remedy(name, known.keySet()));
      } else {
        checkPlace(block, previous, stage.orElseThrow());
        previous = stage;
      }
    }
  }

  private static void checkPlace(
      Settings block, Optional<CanonicalStage> previous, CanonicalStage stage) {
    if (stage.kind() != StageKind.OPEN) {
      block.fault(
          STAGES,
          "holds '%s', which is not an open stage".formatted(stage.name()),
          "take it out, won is implied at the end");
    }
    if (previous.filter(before -> before.position() >= stage.position()).isPresent()) {
      block.fault(
          STAGES,
          "has '%s' after '%s'".formatted(stage.name(), previous.orElseThrow().name()),
          "order the stages by their positions, each once");
    }
  }

  private static void checkDefault(
      Settings root, Map<String, Settings> blocks, List<Funnel> funnels) {
    List<String> defaults = funnels.stream().filter(Funnel::isDefault).map(Funnel::name).toList();
    blocks.forEach(
        (name, block) -> {
          if (defaults.indexOf(name) > 0) {
            block.fault(
                DEFAULT,
                "makes a second default funnel beside " + defaults.get(0),
                "leave default = true to one funnel");
          }
        });
    if (defaults.isEmpty() && !funnels.isEmpty()) {
      root.problems()
          .addAbsent(
              root.origin("funnels"), "no funnel is the default", "write default = true in one");
    }
  }
}
