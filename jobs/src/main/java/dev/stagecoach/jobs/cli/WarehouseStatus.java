package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.delta.LockHolder;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.table.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a warehouse stands.
 *
 * @param now when it was asked
 * @param writer who writes it, or wrote it and was killed
 * @param runs the newest runs, newest first
 * @param loads what was loaded, by source and object
 * @param setAside what lies in quarantine, by source, object and reason
 * @param brokenChecks the checks that rows of the newest tables break
 * @param restated what the newest publications changed of numbers that were final before
 */
record WarehouseStatus(
    String folder,
    Instant now,
    Optional<LockHolder> writer,
    PublishedTables published,
    Answer runs,
    Answer loads,
    Answer setAside,
    Answer brokenChecks,
    Answer restated) {
  private static final TableName JOB_RUN = TableName.of("ops.job_run");
  private static final TableName LOAD_AUDIT = TableName.of("ops.load_audit");
  private static final TableName QUARANTINE = TableName.of("ops.quarantine");
  private static final TableName DATA_QUALITY = TableName.of("mart.data_quality");
  private static final TableName RESTATEMENT = TableName.of("ops.restatement");

  /** Asks the warehouse. */
  static WarehouseStatus of(OpenWarehouse warehouse, Instant now) {
    PublishedTables published = PublishedTables.read(warehouse, new PublicationBound.Newest());
    return new WarehouseStatus(
        warehouse.root().toString(),
        now,
        warehouse.writer(),
        published,
        ask(warehouse, ScreenQuery.RUNS, JOB_RUN),
        ask(warehouse, ScreenQuery.LOADS, LOAD_AUDIT),
        ask(warehouse, ScreenQuery.SET_ASIDE, QUARANTINE),
        ask(warehouse, ScreenQuery.BROKEN_CHECKS, DATA_QUALITY),
        ask(warehouse, ScreenQuery.RESTATED, RESTATEMENT));
  }

  /** What a script is to make of it. */
  ExitCode standing() {
    return isKilled() || runs.isEmpty() ? ExitCode.FAILED : lastRun();
  }

  /** Whether the last command that wrote did not come to its end. */
  boolean isKilled() {
    return writer.filter(holder -> !holder.isAlive(now)).isPresent();
  }

  /** How long ago the tables were published. */
  Duration age() {
    return Duration.between(published.publishedAt(), now);
  }

  /** All of it, for programs. */
  Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("warehouse", folder);
    members.put("exit_status", standing().status());
    members.put("writer", writer.map(LockHolder::description).orElse(null));
    members.put("was_killed", isKilled());
    members.put("publication", published.number() == 0 ? null : published.number());
    members.put("as_of", published.number() == 0 ? null : published.asOf());
    members.put("published_at", published.number() == 0 ? null : published.publishedAt());
    members.put("age_seconds", published.number() == 0 ? null : age().toSeconds());
    Map<String, Long> rows = new TreeMap<>();
    published.tables().forEach((name, table) -> rows.put(name.toString(), table.rows()));
    members.put("rows", rows);
    members.put("runs", runs.members());
    members.put("loads", loads.members());
    members.put("set_aside", setAside.members());
    members.put("broken_checks", brokenChecks.members());
    members.put("restated", restated.members());
    return members;
  }

  private ExitCode lastRun() {
    return switch (runs.text(0, "outcome")) {
      case "done" -> ExitCode.DONE;
      case "refused" -> ExitCode.QUALITY_GATE;
      default -> ExitCode.FAILED;
    };
  }

  /** The newest rows, whether published or not: a run that was stopped is in them. */
  private static Answer ask(OpenWarehouse warehouse, ScreenQuery question, TableName table) {
    return warehouse.store().exists(warehouse.session(), table)
        ? Answer.of(QuestionViews.ofNewest(warehouse).ask(question.text()))
        : Answer.NONE;
  }
}
