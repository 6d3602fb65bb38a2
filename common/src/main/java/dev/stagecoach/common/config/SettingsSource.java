package dev.stagecoach.common.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;

/**
 * What all blocks of one configuration share.
 *
 * @param templates the defaults of the entries of named and listed blocks
 */
record SettingsSource(ConfigObject templates, Problems problems) {
  static final ConfigObject NOTHING = ConfigFactory.empty().root();

  ConfigObject template(String name) {
    return (ConfigObject) templates.getOrDefault(name, NOTHING);
  }

  static boolean isScalar(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING, NUMBER, BOOLEAN -> true;
      case OBJECT, LIST, NULL -> false;
    };
  }

  /** What a value is, in words. */
  static String kindOf(ConfigValue value) {
    ConfigValueType type = value.valueType();
    return switch (type) {
      case OBJECT -> "a block";
      case LIST -> "a list";
      case STRING, NUMBER, BOOLEAN -> shown(value);
      case NULL -> "null";
    };
  }

  /** A value as messages may show it: what the environment gave stays hidden. */
  static String shown(ConfigValue value) {
    return Substitutions.isFromEnvironment(value) ? "***" : "'" + text(value) + "'";
  }

  /** The text of a scalar as it was written, leading zeros of a number included. */
  static String text(ConfigValue value) {
    return value.atKey("value").getString("value");
  }
}
