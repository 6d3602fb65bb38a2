package dev.stagecoach.common.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces substitutions by what the configuration, the defaults or the environment hold; each that
 * leads nowhere becomes a problem.
 */
final class Substitutions {
  private static final String ENVIRONMENT = "environment variable ";
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
  private static final String REMEDY =
      "set it in the configuration or the environment, or write ${?…} if it may be absent";

  private final Problems problems;
  private final Config defaults;
  private final Set<String> unset = new HashSet<>();

  Substitutions(Problems problems, Config defaults) {
    this.problems = problems;
    this.defaults = defaults;
  }

  /** The configuration without substitutions; empty where they cannot be replaced. */
  Config resolve(Config written) {
    ConfigResolveOptions options =
        ConfigResolveOptions.defaults().setUseSystemEnvironment(false).appendResolver(new Lookup());
    while (true) {
      try {
        return written.resolve(options);
      } catch (ConfigException.UnresolvedSubstitution e) {
        if (!isNewlyUnset(e)) {
          return ConfigFactory.empty();
        }
      } catch (ConfigException.WrongType e) {
        // A list or block to which something unset was to be added; that is reported already.
        if (unset.isEmpty()) {
          HoconFailures.report(problems, e, Origins.of(written.root()));
        }
        return ConfigFactory.empty();
      }
    }
  }

  /** Whether the configuration can be resolved further once the name stands for nothing. */
  private boolean isNewlyUnset(ConfigException.UnresolvedSubstitution failure) {
    String reason = String.valueOf(failure.getMessage());
    Matcher reference = REFERENCE.matcher(reason);
    String name = reference.find() ? reference.group(1) : "";
    boolean isCycle = reason.contains("cycle");
    problems.addUnreadable(
        Origins.of(failure.origin()),
        "${%s} %s".formatted(name, isCycle ? "refers to itself" : "is not set"),
        isCycle ? "write the value itself" : REMEDY);
    return unset.add(name) && !isCycle;
  }

  /** Whether a part of the value came from the environment, where secrets live. */
  static boolean isFromEnvironment(ConfigValue value) {
    return value.origin().description().contains(ENVIRONMENT);
  }

  /** Whether this describes the place of a value from the environment. */
  static boolean isEnvironment(String description) {
    return description.startsWith(ENVIRONMENT);
  }

  /** Looks up what the configuration itself does not hold. */
  private final class Lookup implements ConfigResolver {
    @Override
    public @Nullable ConfigValue lookup(String name) {
      if (defaults.hasPath(name)) {
        return defaults.getValue(name);
      }
      String value = System.getenv(name);
      if (value != null) {
        return ConfigValueFactory.fromAnyRef(value, ENVIRONMENT + name);
      }
      return unset.contains(name) ? ConfigValueFactory.fromAnyRef(null, name) : null;
    }

    @Override
    public ConfigResolver withFallback(ConfigResolver fallback) {
      return this;
    }
  }
}
