package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.config.Feed;
import dev.stagecoach.common.config.SourceSpec;
import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.table.WriteMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What each source may deliver, and the raw table that each goes to. */
final class SourceObjects {
  /** The objects that hold the current records of deals. */
  private static final Set<String> DEALS = Set.of("opportunity", "deal");

  private final Collection<TableContract> contracts;

  SourceObjects(Collection<TableContract> contracts) {
    this.contracts = List.copyOf(contracts);
  }

  /** The objects of a source whose kind has raw tables of its own, by name. */
  Map<String, LandingObject> of(SourceSpec source) {
    String prefix = source.kind() + "_";
    Map<String, LandingObject> objects = new TreeMap<>();
    for (TableContract contract : contracts) {
      TableName name = contract.name();
      if (name.layer() == Layer.RAW && name.table().startsWith(prefix)) {
        String label = name.table().substring(prefix.length());
        objects.put(
            label,
            new LandingObject(
                source.name(),
                label,
                contract,
                source.csv(),
                FileKind.CSV,
                source.isFullExtract() && DEALS.contains(label)));
      }
    }
    return objects;
  }

  /** The object that a feed of a mapped source is. */
  static LandingObject of(SourceSpec.Mapped source, Feed feed) {
    List<Column> key =
        feed.key().stream()
            .map(
                name ->
                    new Column(
                        name, "string", "Part of the row's key.", "", false, true, List.of()))
            .toList();
    TableContract contract =
        new TableContract(
            new TableName(Layer.RAW, "mapped_" + source.name() + "_" + feed.name()),
            "One row per delivered row of feed %s of source %s."
                .formatted(feed.name(), source.name()),
            feed.key(),
            key,
            List.of(),
            List.of(),
            List.of(),
            WriteMode.APPEND,
            List.of(),
            Set.of(),
            Optional.empty());
    return new LandingObject(
        source.name(),
        feed.name(),
        contract,
        feed instanceof Feed.Files files ? files.csv() : source.csv(),
        feed instanceof Feed.Files files ? kind(files.format()) : FileKind.CSV,
        feed.isFullExtract());
  }

  private static FileKind kind(Feed.FileFormat format) {
    return switch (format) {
      case CSV -> FileKind.CSV;
      case JSON -> FileKind.JSON;
      case PARQUET -> FileKind.PARQUET;
    };
  }
}
