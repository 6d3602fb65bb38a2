package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.config.Feed;
import dev.stagecoach.common.config.SourceSpec;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks what the sources have delivered. */
final class Deliveries {
  private final SourceObjects objects;
  private final FileLedger ledger;

  Deliveries(SourceObjects objects, FileLedger ledger) {
    this.objects = objects;
    this.ledger = ledger;
  }

  /**
   * The files of all sources.
   *
   * @throws StagecoachException when a source or feed has never delivered anything
   */
  Delivery of(SuiteConfig config) {
    Delivery all = new Delivery(List.of(), List.of());
    for (SourceSpec source : config.sources()) {
      all = all.plus(source instanceof SourceSpec.Mapped mapped ? of(mapped) : of(source));
    }
    return all;
  }

  private Delivery of(SourceSpec source) {
    Map<String, LandingObject> known = objects.of(source);
    List<String> unknown = new ArrayList<>();
    List<LandingFile> files =
        LandingFolder.open(source).files(known, unknown).stream()
            .map(file -> HistoryShape.told(file, known))
            .toList();
    if (files.isEmpty() && known.values().stream().noneMatch(ledger::knows)) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "Source %s (%s) finds no file of a %s object in %s; expected e.g. %s.csv"
              .formatted(
                  source.name(),
                  source.origin(),
                  source.kind(),
                  source.path(),
                  known.keySet().iterator().next()));
    }
    return new Delivery(files, unknown.stream().map(name -> source.name() + ": " + name).toList());
  }

  private Delivery of(SourceSpec.Mapped source) {
    List<LandingFile> files = new ArrayList<>();
    for (Feed feed : source.feeds()) {
      if (feed instanceof Feed.Files glob) {
        files.addAll(files(source, glob));
      }
    }
    return new Delivery(files, List.of());
  }

  private List<LandingFile> files(SourceSpec.Mapped source, Feed.Files feed) {
    LandingObject object = SourceObjects.of(source, feed);
    List<LandingFile> files = LandingFolder.open(source).files(feed.files(), object);
    if (files.isEmpty() && !ledger.knows(object)) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "Feed %s (%s) finds no file %s in %s; mend its files or give --set source.path=FOLDER"
              .formatted(object, feed.origin(), feed.files(), source.path()));
    }
    return files;
  }
}
