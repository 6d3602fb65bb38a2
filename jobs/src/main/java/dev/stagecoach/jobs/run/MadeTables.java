package dev.stagecoach.jobs.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import dev.stagecoach.common.delta.TableNotes;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.quality.Check;
import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.common.table.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers how each table of a warehouse was made. A table that something else has written since,
 * or whose making was cut short, is as if it had never been made.
 */
final class MadeTables {
  private static final Logger LOG = LoggerFactory.getLogger(MadeTables.class);

  /** Below the warehouse; the underscore hides it from those who list tables. */
  static final String FOLDER = "_made";

  private final TableStore store;
  private final SparkSession session;
  private final TableNotes notes;
  private final Map<TableName, Optional<MadeTable>> known = new ConcurrentHashMap<>();

  /** The tables of a warehouse that nobody else writes in the meantime. */
  MadeTables(TableStore store, SparkSession session) {
    this.store = store;
    this.session = session;
    this.notes = store.notes(session, FOLDER);
  }

  /** How a table was made that still is as it was made then. */
  Optional<MadeTable> find(TableName table) {
    return known.computeIfAbsent(table, this::read);
  }

  private Optional<MadeTable> read(TableName table) {
    return notes
        .find(table)
        .flatMap(text -> read(table, text))
        .filter(made -> store.exists(session, table))
        .filter(made -> made.version() == store.version(session, table));
  }

  /** A table is about to be made: until that is done, nothing is known of it. */
  void forget(TableName table) {
    notes.forget(table);
    known.remove(table);
  }

  /** Nothing is known of any table: what its checks found may tell of persons. */
  void forgetAll() {
    notes.forgetAll();
    known.clear();
  }

  /** A table has been made, and its checks are done. */
  void remember(TableName table, MadeTable made) {
    notes.write(table, text(made));
    known.remove(table);
  }

  private static String text(MadeTable made) {
    return ConfigValueFactory.fromMap(
            Map.of(
                "version", made.version(),
                "rows", made.rows(),
                "basis", made.basis().parts(),
                "checks", made.checks().stream().map(MadeTables::fields).toList()))
        .render(ConfigRenderOptions.concise().setFormatted(true));
  }

  private static Map<String, Object> fields(CheckResult result) {
    return Map.of(
        "table", result.table(),
        "level", result.check().level().name(),
        "rule", result.check().rule(),
        "message", result.check().message(),
        "rows", result.rows(),
        "failed", result.failed());
  }

  private static Optional<MadeTable> read(TableName table, String text) {
    try {
      Config made = ConfigFactory.parseString(text);
      SortedMap<String, String> parts = new TreeMap<>();
      made.getObject("basis")
          .unwrapped()
          .forEach((part, digest) -> parts.put(part, String.valueOf(digest)));
      return Optional.of(
          new MadeTable(
              made.getLong("version"),
              made.getLong("rows"),
              new Basis(parts),
              made.getConfigList("checks").stream().map(MadeTables::result).toList()));
    } catch (ConfigException e) {
      LOG.debug("What is noted of {} cannot be read", table, e);
      return Optional.empty();
    }
  }

  private static CheckResult result(Config fields) {
    return new CheckResult(
        fields.getString("table"),
        new Check(
            Check.Level.valueOf(fields.getString("level")),
            fields.getString("rule"),
            fields.getString("message")),
        fields.getLong("rows"),
        fields.getLong("failed"));
  }
}
