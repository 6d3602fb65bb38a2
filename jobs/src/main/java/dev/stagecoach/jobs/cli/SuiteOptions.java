package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.config.SuiteConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which configuration and which warehouse a command works on; the same for every command. */
final class SuiteOptions {
  private static final Path DEFAULT_CONF = Path.of("conf", "stagecoach.conf");

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Configuration (default: conf/stagecoach.conf).")
  private @Nullable Path conf;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one key of the configuration, e.g. source.path=data; repeatable.")
  private final Map<String, String> settings = new TreeMap<>();

  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      description = "Folder of the tables (default: warehouse.path, which is ./warehouse).")
  private @Nullable String warehouse;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Where Spark runs, e.g. spark://host:7077 (default: spark.master, which is local[*]).")
  private @Nullable String master;

  @Option(
      names = "--spark",
      paramLabel = "KEY=VALUE",
      description = "Sets one of Spark's own settings, e.g. spark.executor.memory=4g; repeatable.")
  private final Map<String, String> sparkSettings = new TreeMap<>();

  /** The configuration's file: as given, or the same path beside the launcher. */
  Path conf() {
    Path wanted = conf == null ? DEFAULT_CONF : conf;
    if (Files.exists(wanted) || wanted.isAbsolute()) {
      return wanted;
    }
    Path besideLauncher = Path.of(System.getProperty("stagecoach.home", ".")).resolve(wanted);
    return Files.exists(besideLauncher) ? besideLauncher : wanted;
  }

  /** What the command line says over the file. */
  Map<String, String> overrides() {
    Map<String, String> overrides = new TreeMap<>(settings);
    if (warehouse != null) {
      overrides.put("warehouse.path", warehouse);
    }
    if (master != null) {
      overrides.put("spark.master", master);
    }
    // Quoted: of Spark's names, some are the beginning of others.
    sparkSettings.forEach(
        (key, value) -> overrides.put("spark.settings.\"%s\"".formatted(key), value));
    return overrides;
  }

  /** The same as words of a command line. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (conf != null) {
      words.addAll(List.of("--conf", conf.toString()));
    }
    overrides().forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    return words;
  }

  /** The configuration. */
  SuiteConfig config() {
    return ConfigLoader.load(conf(), overrides());
  }

  /**
   * The demo's warehouse, where it is the only one: who has run the demo and asks a question
   * without naming a warehouse means it.
   */
  Optional<String> demoWarehouse(SuiteConfig config) {
    return isSomethingNamed()
            || Files.exists(Path.of(config.warehouse().path()))
            || !Files.exists(DemoCommand.WAREHOUSE)
        ? Optional.empty()
        : Optional.of(DemoCommand.WAREHOUSE.toString());
  }

  /** Whether the command line says what to work on. */
  boolean isSomethingNamed() {
    return conf != null || warehouse != null || !settings.isEmpty();
  }
}
