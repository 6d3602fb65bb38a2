package dev.stagecoach.common.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import dev.stagecoach.common.metric.Metric;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the configuration: a file of the user over the documented defaults. */
public final class ConfigLoader {
  private static final String DEFAULTS = "reference.conf";
  private static final String TEMPLATES = "defaults";

  /** The metrics that every business gets; a user's own stand beside them or change them. */
  private static final String METRICS = "metrics.conf";

  /** The patterns that are looked for in every business, likewise. */
  private static final String PATTERNS = "coaching.conf";

  private final Problems problems = new Problems();
  private final Path file;

  private ConfigLoader(Path file) {
    this.file = file;
  }

  /**
   * Reads a configuration.
   *
   * @param file HOCON, with includes
   * @param overrides full names of settings and their values, which win over the file; a value that
   *     begins with a bracket or brace is read as HOCON
   * @throws InvalidConfiguration with every mistake that can be seen without looking at data
   */
  public static SuiteConfig load(Path file, Map<String, String> overrides) {
    return new ConfigLoader(file).load(overrides);
  }

  private SuiteConfig load(Map<String, String> overrides) {
    Config written =
        overridden(new HoconFiles(problems).read(file), overrides)
            .withFallback(ConfigFactory.parseResources(loader(), METRICS))
            .withFallback(ConfigFactory.parseResources(loader(), PATTERNS));
    Config defaults = ConfigFactory.parseResources(loader(), DEFAULTS);
    ConfigObject templates = defaults.getObject(TEMPLATES);
    ConfigObject resolved = new Substitutions(problems, defaults).resolve(written).root();
    Settings root =
        Settings.root(
            new SettingsSource(templates, problems),
            new Origin(Origins.shown(file), 0),
            resolved,
            defaults.root().withoutKey(TEMPLATES));
    SuiteConfig config = suite(root, resolved.withFallback(defaults.root()));
    root.refuseUnknown();
    if (!problems.found().isEmpty()) {
      throw new InvalidConfiguration(problems.found());
    }
    return config;
  }

  private static ClassLoader loader() {
    return ConfigLoader.class.getClassLoader();
  }

  private Config overridden(Config written, Map<String, String> overrides) {
    Config result = written;
    for (Map.Entry<String, String> override : new TreeMap<>(overrides).entrySet()) {
      String origin = "--set " + override.getKey();
      try {
        Object value = value(override.getValue());
        result =
            ConfigFactory.parseMap(Map.of(override.getKey(), value), origin).withFallback(result);
      } catch (ConfigException e) {
        problems.add(
            new Origin(origin, 0),
            "'%s' cannot be set to this value".formatted(override.getKey()),
            "write --set KEY=VALUE, e.g. --set source.path=data");
      }
    }
    return result;
  }

  private static Object value(String text) {
    return text.startsWith("[") || text.startsWith("{")
        ? ConfigFactory.parseString("value = " + text)
            .root()
            .unwrapped()
            .getOrDefault("value", text)
        : text;
  }

  private static SuiteConfig suite(Settings root, ConfigObject all) {
    Settings sourceBlock = root.section("source");
    String sourcePath = Values.text(sourceBlock, "path", "write a folder, e.g. data");
    SourceReader sourceReader = new SourceReader(sourcePath);
    SortedMap<String, SourceSpec> sources = sourceReader.read(root);
    StageReader stageReader = new StageReader(sources.keySet());
    Stages stages = stageReader.stages(root.section("stages"));
    MeasureReader measures = MeasureReader.read(root);
    List<Metric> metrics = new MetricReader(measures.measures()).metrics(root);
    List<Funnel> funnels = FunnelReader.funnels(root, stages);
    Privacy privacy = RuntimeReader.privacy(root.section("privacy"));
    return new SuiteConfig(
        sourcePath,
        BusinessReader.business(root.section("business")),
        List.copyOf(sources.values()),
        stages,
        funnels,
        TeamReader.teams(root.section("teams"), sources.keySet()),
        SegmentReader.segments(root),
        ActivityReader.activities(root.section("activities"), stages),
        List.copyOf(measures.measures().values()),
        measures.counted(),
        metrics,
        PlanningReader.planning(
            root, metrics.stream().map(Metric::name).collect(Collectors.toSet())),
        RuntimeReader.marts(root.section("marts")),
        ScorecardReader.scorecards(root, metrics),
        CoachingReader.coaching(root.section("coaching"), metrics),
        ExperimentReader.experiments(root, funnels),
        RuntimeReader.quality(root.section("quality"), sources.values()),
        privacy,
        OperationsReader.operations(root.section("operations")),
        RuntimeReader.spark(root.section("spark")),
        RuntimeReader.warehouse(root.section("warehouse")),
        digests(all, privacy),
        EnumSet.allOf(Section.class));
  }

  private static Map<Section, String> digests(ConfigObject all, Privacy privacy) {
    Map<Section, String> digests = new EnumMap<>(Section.class);
    for (Section section : Section.values()) {
      digests.put(
          section,
          Digest.of(
              section.blocks().stream()
                  .map(block -> block + "=" + text(all.get(block)))
                  .collect(Collectors.joining("\n"))));
    }
    // Its key could be guessed by whoever has the digest of it all.
    digests.put(Section.PRIVACY, Digest.of(privacy.toString()));
    return digests;
  }

  private static String text(@Nullable ConfigValue value) {
    return value == null ? "" : withoutPasswords(value).render(ConfigRenderOptions.concise());
  }

  /** Rows do not depend on them, and they could be guessed likewise. */
  private static ConfigValue withoutPasswords(ConfigValue value) {
    if (!(value instanceof ConfigObject block)) {
      return value;
    }
    ConfigObject told = block.withoutKey("password");
    for (Map.Entry<String, ConfigValue> entry : told.entrySet()) {
      told = told.withValue(entry.getKey(), withoutPasswords(entry.getValue()));
    }
    return told;
  }
}
