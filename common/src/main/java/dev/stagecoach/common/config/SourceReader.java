package dev.stagecoach.common.config;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the block {@code sources}. */
final class SourceReader {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "salesforce", (name, settings, common) -> common.salesforce(name, isFull(settings)),
          "hubspot", (name, settings, common) -> common.hubSpot(name, isFull(settings)),
          "reference", (name, settings, common) -> common.reference(name),
          "mapped", (name, settings, common) -> new MappedReader(settings, common).read(name));

  private final String basePath;

  SourceReader(String basePath) {
    this.basePath = basePath;
  }

  /** The sources by name, those whose kind is wrong left out. */
  SortedMap<String, SourceSpec> read(Settings root) {
    SortedMap<String, Settings> blocks = root.named("sources", "source");
    SortedMap<String, SourceSpec> sources = new TreeMap<>();
    blocks.forEach(
        (name, settings) -> source(name, settings).ifPresent(source -> sources.put(name, source)));
    if (blocks.isEmpty() && !root.isFaulty("sources")) {
      root.missing(
          "sources", "add one, e.g. sources { crm { kind = salesforce, path = \"crm\" } }");
    }
    return sources;
  }

  private Optional<SourceSpec> source(String name, Settings settings) {
    Values.checkName(settings, name);
    Optional<Kind> kind = Values.choice(settings, "kind", KINDS);
    if (kind.isEmpty()) {
      settings.missing("kind", "write hubspot or mapped or reference or salesforce");
      settings.acceptTheRest();
    }
    return kind.map(found -> found.read(name, settings, common(name, settings)));
  }

  private static boolean isFull(Settings settings) {
    return Values.flag(settings, "full-extract");
  }

  private Common common(String name, Settings settings) {
    String path = Values.optionalText(settings, "path").orElse(name);
    return new Common(
        resolved(path),
        Values.zone(settings, "time-zone"),
        csv(settings.section("csv"), Optional.empty()),
        settings.origin());
  }

  private String resolved(String path) {
    boolean isAbsolute = path.startsWith("/") || path.contains(":/");
    if (isAbsolute || basePath.equals(".")) {
      return path;
    }
    if (path.equals(".")) {
      return basePath;
    }
    return basePath.endsWith("/") ? basePath + path : basePath + "/" + path;
  }

  /** A CSV format whose unset parts are those of another. */
  static CsvFormat csv(Settings settings, Optional<CsvFormat> otherwise) {
    CsvFormat fallback = otherwise.orElse(new CsvFormat(',', '"', StandardCharsets.UTF_8));
    return new CsvFormat(
        character(settings, "delimiter").orElse(fallback.delimiter()),
        character(settings, "quote").orElse(fallback.quote()),
        Values.parsed(settings, "encoding", Charset::forName, "write a character set, e.g. UTF-8")
            .orElse(fallback.encoding()));
  }

  private static Optional<Character> character(Settings settings, String key) {
    return settings
        .scalar(key, "write one character")
        .map(SettingsSource::text)
        .flatMap(
            text -> {
              if (text.length() != 1) {
                settings.fault(key, "is '%s'".formatted(text), "write one character");
                return Optional.empty();
              }
              return Optional.of(text.charAt(0));
            });
  }

  /** Reads a source of one kind. */
  private interface Kind {
    SourceSpec read(String name, Settings settings, Common common);
  }

  /** What sources of every kind have. */
  record Common(String path, ZoneId timeZone, CsvFormat csv, Origin origin) {
    SourceSpec salesforce(String name, boolean isFullExtract) {
      return new SourceSpec.Salesforce(name, path, timeZone, csv, isFullExtract, origin);
    }

    SourceSpec hubSpot(String name, boolean isFullExtract) {
      return new SourceSpec.HubSpot(name, path, timeZone, csv, isFullExtract, origin);
    }

    SourceSpec reference(String name) {
      return new SourceSpec.Reference(name, path, timeZone, csv, origin);
    }
  }
}
