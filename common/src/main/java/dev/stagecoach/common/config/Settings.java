package dev.stagecoach.common.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One block of settings: the user's own over the documented defaults. Whatever is wrong becomes a
 * problem and a harmless value, so that reading goes on to the next mistake.
 */
final class Settings {
  private final SettingsSource source;
  private final String path;
  private final Origin origin;
  private final ConfigObject own;
  private final ConfigObject defaults;
  private final Set<String> known = new HashSet<>();
  private final Set<String> faulty = new HashSet<>();
  private final List<Settings> inner = new ArrayList<>();

  private Settings(
      SettingsSource source, String path, Origin origin, ConfigObject own, ConfigObject defaults) {
    this.source = source;
    this.path = path;
    this.origin = origin;
    this.own = own;
    this.defaults = defaults;
  }

  /** The outermost block of a file. */
  static Settings root(
      SettingsSource source, Origin file, ConfigObject own, ConfigObject defaults) {
    return new Settings(source, "", file, own, defaults);
  }

  /** The block below a key. */
  Settings section(String key) {
    ConfigObject ownBlock = object(own(key), key).orElse(SettingsSource.NOTHING);
    ConfigObject defaultBlock = object(value(defaults, key), key).orElse(SettingsSource.NOTHING);
    return within(name(key), ownBlock, defaultBlock);
  }

  /** The named blocks below a key, each over the defaults of the template. */
  SortedMap<String, Settings> named(String key, String template) {
    SortedMap<String, Settings> entries = new TreeMap<>();
    Optional<ConfigObject> block = object(own(key), key);
    for (String entry : block.map(Map::keySet).orElse(Set.of())) {
      String entryName = key + "." + entry;
      object(value(block.orElseThrow(), entry), entryName)
          .ifPresent(
              found ->
                  entries.put(entry, within(name(entryName), found, source.template(template))));
    }
    return entries;
  }

  /** The blocks listed below a key, each over the defaults of the template. */
  List<Settings> listed(String key, String template) {
    List<Settings> entries = new ArrayList<>();
    for (ConfigValue element : elements(own(key), key)) {
      object(Optional.of(element), key)
          .ifPresent(found -> entries.add(within(name(key), found, source.template(template))));
    }
    return entries;
  }

  /** The settings below a key whatever their names, as text. */
  SortedMap<String, ConfigValue> freelyNamed(String key) {
    SortedMap<String, ConfigValue> entries = new TreeMap<>();
    Optional<ConfigObject> block = object(own(key), key);
    for (String entry : block.map(Map::keySet).orElse(Set.of())) {
      value(block.orElseThrow(), entry).ifPresent(found -> entries.put(entry, found));
    }
    return entries;
  }

  /** The elements of the list below a key. */
  List<ConfigValue> elements(String key) {
    Optional<ConfigValue> found = own(key).or(() -> value(defaults, key));
    return elements(found, key);
  }

  /** The value of a setting: the user's, or the default. */
  Optional<ConfigValue> scalar(String key, String remedy) {
    Optional<ConfigValue> found = own(key).or(() -> value(defaults, key));
    if (found.filter(value -> !SettingsSource.isScalar(value)).isPresent()) {
      fault(key, "is " + SettingsSource.kindOf(found.orElseThrow()), remedy);
      return Optional.empty();
    }
    return found;
  }

  /** Reports a mistake of a setting's value. */
  void fault(String key, String what, String remedy) {
    faulty.add(key);
    problems().add(origin(key), "%s %s".formatted(name(key), what), remedy);
  }

  /** Reports a setting that must be there and is not, unless another mistake explains it. */
  void missing(String key, String remedy) {
    if (faulty.add(key)) {
      problems().addAbsent(origin(), "%s is missing".formatted(name(key)), remedy);
    }
  }

  /** Reports a value that names something that is not there. */
  void dangling(String key, String what, String remedy) {
    problems().addAbsent(origin(key), "%s %s".formatted(name(key), what), remedy);
  }

  /** Whether something is wrong with a setting already. */
  boolean isFaulty(String key) {
    return faulty.contains(key);
  }

  /** Whether the user wrote the setting. */
  boolean has(String key) {
    known.add(key);
    return own.containsKey(key);
  }

  /** Reports the settings, here and below, that nothing has asked for. */
  void refuseUnknown() {
    Set<String> unknown = new TreeSet<>(own.keySet());
    unknown.removeAll(known);
    for (String key : unknown) {
      problems()
          .add(
              origin(key),
              "%s is not a setting".formatted(name(key)),
              NearestNames.remedy(key, known));
    }
    inner.forEach(Settings::refuseUnknown);
  }

  /** Accepts whatever else stands here: the mistake that makes it unreadable is reported. */
  void acceptTheRest() {
    known.addAll(own.keySet());
  }

  Origin origin(String key) {
    ConfigValue value = own.get(key);
    return value == null ? origin() : Origins.of(value);
  }

  Origin origin() {
    return origin;
  }

  String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  Problems problems() {
    return source.problems();
  }

  private Settings within(String blockPath, ConfigObject block, ConfigObject blockDefaults) {
    Origin place = block == SettingsSource.NOTHING ? origin : Origins.of(block);
    Settings settings = new Settings(source, blockPath, place, block, blockDefaults);
    inner.add(settings);
    return settings;
  }

  private Optional<ConfigValue> own(String key) {
    known.add(key);
    return value(own, key);
  }

  /** The value, empty where it is null or absent. */
  private static Optional<ConfigValue> value(ConfigObject block, String key) {
    return Optional.ofNullable(block.get(key))
        .filter(value -> value.valueType() != ConfigValueType.NULL);
  }

  private Optional<ConfigObject> object(Optional<ConfigValue> value, String key) {
    if (value.isEmpty() || value.orElseThrow() instanceof ConfigObject) {
      return value.map(ConfigObject.class::cast);
    }
    faulty.add(key);
    problems()
        .add(
            Origins.of(value.orElseThrow()),
            "%s is %s".formatted(name(key), SettingsSource.kindOf(value.orElseThrow())),
            "write a block { … }");
    return Optional.empty();
  }

  private List<ConfigValue> elements(Optional<ConfigValue> value, String key) {
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.orElseThrow() instanceof ConfigList list) {
      return list.stream().filter(element -> element.valueType() != ConfigValueType.NULL).toList();
    }
    fault(key, "is " + SettingsSource.kindOf(value.orElseThrow()), "write a list [ … ]");
    return List.of();
  }
}
