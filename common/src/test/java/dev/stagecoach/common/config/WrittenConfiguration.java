package dev.stagecoach.common.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Configuration files of a test, in a folder of its own. */
record WrittenConfiguration(Path folder) {

  /** A folder that holds a configuration without a mistake, {@code valid.conf}. */
  static WrittenConfiguration in(Path folder) {
    return new WrittenConfiguration(folder).with("valid.conf", resource("valid.conf"));
  }

  WrittenConfiguration with(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SuiteConfig load(String name) {
    return ConfigLoader.load(folder.resolve(name), Map.of());
  }

  /** The problems of a file, its folder left out; none if it is valid. */
  List<String> problems(String name, Map<String, String> overrides) {
    try {
      ConfigLoader.load(folder.resolve(name), overrides);
      return List.of();
    } catch (InvalidConfiguration e) {
      return e.problems().stream().map(this::shown).toList();
    }
  }

  /** The problems of the valid configuration with some lines more, from line 2 on. */
  List<String> problemsOfValidWith(String lines) {
    return with("test.conf", "include \"valid.conf\"\n" + lines).problems("test.conf", Map.of());
  }

  static String resource(String name) {
    return text("/config/" + name);
  }

  /** The text of a file of the class path. */
  static String text(String path) {
    try (InputStream in = WrittenConfiguration.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String shown(Problem problem) {
    return problem.toString().replace(folder + "/", "");
  }
}
