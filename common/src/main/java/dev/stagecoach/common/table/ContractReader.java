package dev.stagecoach.common.table;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import dev.stagecoach.common.config.Section;
import dev.stagecoach.common.quality.Check;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a {@code table.conf}. */
public final class ContractReader {
  private static final Set<String> SETTINGS =
      Set.of(
          "description",
          "grain",
          "owner",
          "write",
          "parameters",
          "settings",
          "cluster",
          "columns",
          "checks",
          "java");
  private static final Set<String> COLUMN_SETTINGS =
      Set.of("name", "type", "description", "unit", "personal", "required");

  private ContractReader() {}

  /**
   * Parses the text of a contract.
   *
   * @throws IllegalStateException when the file breaks its own form: a mistake of the suite, not of
   *     its user
   */
  public static TableContract read(TableName name, String text) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults().setOriginDescription(name.path() + "/table.conf");
    try {
      Config config = ConfigFactory.parseString(text, options);
      refuseUnknown(name, config, SETTINGS);
      return new TableContract(
          name,
          config.getString("description"),
          strings(config, "grain"),
          config.getConfigList("columns").stream().map(c -> column(name, c)).toList(),
          checks(config),
          WriteMode.valueOf(config.getString("write").toUpperCase(Locale.ROOT)),
          strings(config, "parameters"),
          sections(config),
          strings(config, "cluster"),
          config.hasPath("java") ? Optional.of(config.getString("java")) : Optional.empty());
    } catch (ConfigException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The contract of " + name + " is broken: " + e.getMessage(), e);
    }
  }

  private static Column column(TableName name, Config column) {
    refuseUnknown(name, column, COLUMN_SETTINGS);
    return new Column(
        column.getString("name"),
        column.getString("type"),
        column.getString("description"),
        column.hasPath("unit") ? column.getString("unit") : "",
        column.hasPath("personal") && column.getBoolean("personal"),
        column.hasPath("required") && column.getBoolean("required"));
  }

  private static List<Check> checks(Config config) {
    if (!config.hasPath("checks")) {
      return List.of();
    }
    return config.getConfigList("checks").stream()
        .map(
            check ->
                new Check(
                    Check.Level.valueOf(check.getString("level").toUpperCase(Locale.ROOT)),
                    check.getString("rule"),
                    check.getString("message")))
        .toList();
  }

  private static List<String> strings(Config config, String path) {
    return config.hasPath(path) ? List.copyOf(config.getStringList(path)) : List.of();
  }

  private static Set<Section> sections(Config config) {
    return strings(config, "settings").stream()
        .map(section -> Section.valueOf(section.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void refuseUnknown(TableName name, Config config, Set<String> known) {
    Set<String> unknown = new TreeSet<>(config.root().keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalStateException(
          "The contract of %s has unknown settings %s; known are %s"
              .formatted(name, unknown, new TreeSet<>(known)));
    }
  }
}
