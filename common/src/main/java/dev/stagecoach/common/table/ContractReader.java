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
import java.util.function.Function;
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
          "columns",
          "checks",
          "references",
          "distributions",
          "java");
  private static final Set<String> COLUMN_SETTINGS =
      Set.of("name", "type", "description", "unit", "personal", "required", "values");
  private static final Set<String> CHECK_SETTINGS = Set.of("level", "rule", "message");
  private static final Set<String> REFERENCE_SETTINGS =
      Set.of("level", "columns", "table", "key", "message");
  private static final Set<String> DISTRIBUTION_SETTINGS = Set.of("level", "column", "by");

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
          each(config, "checks", check -> check(name, check)),
          each(config, "references", reference -> reference(name, reference)),
          each(config, "distributions", distribution -> distribution(name, distribution)),
          WriteMode.valueOf(config.getString("write").toUpperCase(Locale.ROOT)),
          strings(config, "parameters"),
          sections(config),
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
        column.hasPath("required") && column.getBoolean("required"),
        strings(column, "values"));
  }

  private static Check check(TableName name, Config check) {
    refuseUnknown(name, check, CHECK_SETTINGS);
    return new Check(level(check), check.getString("rule"), check.getString("message"));
  }

  /** The key has the names of the referring columns where it does not say others. */
  private static Reference reference(TableName name, Config reference) {
    refuseUnknown(name, reference, REFERENCE_SETTINGS);
    List<String> columns = strings(reference, "columns");
    return new Reference(
        level(reference),
        columns,
        TableName.of(reference.getString("table")),
        reference.hasPath("key") ? strings(reference, "key") : columns,
        reference.getString("message"));
  }

  private static Distribution distribution(TableName name, Config distribution) {
    refuseUnknown(name, distribution, DISTRIBUTION_SETTINGS);
    return new Distribution(
        level(distribution),
        distribution.getString("column"),
        Distribution.By.valueOf(distribution.getString("by").toUpperCase(Locale.ROOT)));
  }

  private static Check.Level level(Config check) {
    return Check.Level.valueOf(check.getString("level").toUpperCase(Locale.ROOT));
  }

  private static <T> List<T> each(Config config, String path, Function<Config, T> read) {
    return config.hasPath(path)
        ? config.getConfigList(path).stream().<T>map(read).toList()
        : List.of();
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
