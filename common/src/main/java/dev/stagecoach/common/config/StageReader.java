package dev.stagecoach.common.config;

import dev.stagecoach.common.config.Stages.CanonicalStage;
import dev.stagecoach.common.config.Stages.StageKind;
import dev.stagecoach.common.config.Stages.StageMapping;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads the block {@code stages}. */
final class StageReader {
  private static final String KEY = "canonical";

  private final Set<String> sources;

  StageReader(Set<String> sources) {
    this.sources = sources;
  }

  Stages stages(Settings settings) {
    List<Entry<CanonicalStage>> canonical =
        settings.listed(KEY, "stage").stream().map(StageReader::canonical).toList();
    refuseTwins(canonical, CanonicalStage::name, "the stage '%s' is there twice (first: %s)");
    refuseTwins(canonical, CanonicalStage::position, "position %s has a stage already (first: %s)");
    checkKinds(settings, canonical);
    Set<String> names = new TreeSet<>();
    canonical.forEach(entry -> names.add(entry.value().name()));
    List<Entry<StageMapping>> map =
        settings.listed("map", "stage-map").stream().map(block -> mapping(block, names)).toList();
    refuseTwins(map, StageReader::mappedFrom, "%s is mapped already (first: %s)");
    return new Stages(
        canonical.stream()
            .map(Entry::value)
            .sorted(Comparator.comparingInt(CanonicalStage::position))
            .toList(),
        map.stream().map(Entry::value).toList());
  }

  private static Entry<CanonicalStage> canonical(Settings block) {
    String name = Values.name(block, "name");
    int position = Values.wholeNumber(block, "position", 0, Integer.MAX_VALUE);
    if (!block.has("position")) {
      block.missing("position", "write a whole number from 0, lower is earlier");
    }
    return new Entry<>(
        block,
        new CanonicalStage(
            name,
            Values.optionalText(block, "label").orElse(name),
            position,
            Values.choice(block, "kind", StageKind.class)));
  }

  private static void checkKinds(Settings settings, List<Entry<CanonicalStage>> canonical) {
    for (StageKind kind : StageKind.values()) {
      if (canonical.stream().noneMatch(entry -> entry.value().kind() == kind)) {
        String label = kind.name().toLowerCase(Locale.ROOT);
        settings
            .problems()
            .addAbsent(
                settings.origin(KEY),
                "%s has no stage of kind %s".formatted(settings.name(KEY), label),
                "add one, e.g. { name = %s, position = %d, kind = %s }"
                    .formatted(label, 10 * (9 + kind.ordinal()), label));
      }
    }
    int lastOpen =
        canonical.stream()
            .map(Entry::value)
            .filter(stage -> stage.kind() == StageKind.OPEN)
            .mapToInt(CanonicalStage::position)
            .max()
            .orElse(Integer.MIN_VALUE);
    for (Entry<CanonicalStage> entry : canonical) {
      CanonicalStage stage = entry.value();
      if (stage.kind() == StageKind.WON && stage.position() < lastOpen) {
        entry
            .block()
            .fault(
                "position",
                "puts the won stage '%s' before an open one".formatted(stage.name()),
                "write a position after %d".formatted(lastOpen));
      }
    }
  }

  private Entry<StageMapping> mapping(Settings block, Set<String> names) {
    String source = Values.text(block, "source", "name a source, or \"*\"");
    if (!source.equals(Stages.ANY) && !sources.contains(source)) {
      block.dangling(
          "source",
          "is '%s', which is no source".formatted(source),
          NearestNames.remedy(source, sources));
    }
    String canonical = Values.text(block, KEY, "name a stage of stages.canonical");
    if (!canonical.isEmpty() && !names.contains(canonical)) {
      block.dangling(
          KEY,
          "is '%s', which is no stage of stages.canonical".formatted(canonical),
          NearestNames.remedy(canonical, names));
    }
    return new Entry<>(
        block,
        new StageMapping(
            source,
            Values.text(block, "pipeline", "write a pipeline id, or \"*\""),
            Values.text(block, "stage", "write the source's stage id"),
            canonical,
            Values.parsed(block, "from", LocalDate::parse, "write a date, e.g. 2024-01-31")));
  }

  private static String mappedFrom(StageMapping mapping) {
    return "stage '%s' of source %s, pipeline %s%s"
        .formatted(
            mapping.stage(),
            mapping.source(),
            mapping.pipeline(),
            mapping.from().map(date -> " from " + date).orElse(""));
  }

  /** Reports entries that share what must be theirs alone. */
  private static <T> void refuseTwins(
      List<Entry<T>> entries, Function<T, Object> identity, String message) {
    Map<Object, Origin> seen = new HashMap<>();
    for (Entry<T> entry : entries) {
      Object key = identity.apply(entry.value());
      Optional<Origin> first = Optional.ofNullable(seen.putIfAbsent(key, entry.block().origin()));
      first.ifPresent(
          origin ->
              entry
                  .block()
                  .problems()
                  .add(
                      entry.block().origin(),
                      message.formatted(key, origin),
                      "change or remove one of the two"));
    }
  }

  /** A listed value with the block it was read from. */
  private record Entry<T>(Settings block, T value) {}
}
