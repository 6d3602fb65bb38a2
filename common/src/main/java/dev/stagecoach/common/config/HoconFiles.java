package dev.stagecoach.common.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a HOCON file and all that it includes; what cannot be read becomes a problem. */
final class HoconFiles {
  private final Problems problems;

  HoconFiles(Problems problems) {
    this.problems = problems;
  }

  /** The file's settings, substitutions not yet resolved; empty where the file cannot be read. */
  Config read(Path file) {
    if (!Files.isRegularFile(file)) {
      problems.addUnreadable(
          new Origin(Origins.shown(file), 0),
          "the configuration file does not exist",
          "give an existing file with --conf FILE");
      return ConfigFactory.empty();
    }
    return parse(file, List.of()).toConfig();
  }

  private ConfigObject parse(Path file, List<Path> includedBy) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setSyntax(ConfigSyntax.CONF)
            .setAllowMissing(false)
            .setIncluder(new Includer(file, includedBy));
    try {
      return ConfigFactory.parseFile(file.toFile(), options).root();
    } catch (ConfigException e) {
      HoconFailures.report(problems, e, new Origin(Origins.shown(file), 0));
      return ConfigFactory.empty().root();
    }
  }

  /** Resolves includes against the including file, and refuses what is not a file beside it. */
  private final class Includer
      implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
    private final Path file;
    private final List<Path> chain;

    Includer(Path file, List<Path> includedBy) {
      this.file = file;
      this.chain = new ArrayList<>(includedBy);
      chain.add(file.toAbsolutePath().normalize());
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
      return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
      Path target = file.toAbsolutePath().resolveSibling(what).normalize();
      if (chain.contains(target)) {
        return refused(what, "'%s' includes itself".formatted(what), "take the include out");
      }
      if (!Files.isRegularFile(target)) {
        String remedy = "create %s or take the include out".formatted(Origins.shown(target));
        return refused(what, "the included file '%s' does not exist".formatted(what), remedy);
      }
      return parse(target, chain);
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
      return include(context, what.getPath());
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
      return refused(
          what.toString(), "include url(…) is not supported", "include a file: include \"FILE\"");
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
      return refused(
          what, "include classpath(…) is not supported", "include a file: include \"FILE\"");
    }

    private ConfigObject refused(String include, String what, String remedy) {
      problems.addUnreadable(new Origin(Origins.shown(file), lineOf(include)), what, remedy);
      return ConfigFactory.empty().root();
    }

    /** The parser does not tell an includer where the include stands. */
    private int lineOf(String include) {
      try {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
          String line = lines.get(i).strip();
          if (line.startsWith("include") && line.contains(include)) {
            return i + 1;
          }
        }
        return 0;
      } catch (IOException e) {
        return 0;
      }
    }
  }
}
