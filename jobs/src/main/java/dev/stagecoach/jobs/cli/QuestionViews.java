package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.table.WriteMode;
import dev.stagecoach.jobs.run.TableInputsAt;
import dev.stagecoach.jobs.tables.Parameters;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Gives a question the tables that it mentions and no others: opening a table takes a moment. The
 * session is the question's own.
 */
final class QuestionViews {
  private final OpenWarehouse warehouse;
  private final PublishedTables published;
  private final boolean isNewestRead;
  private final SparkSession session;

  /** A question about what is published. */
  QuestionViews(OpenWarehouse warehouse, PublishedTables published) {
    this(warehouse, published, false);
  }

  private QuestionViews(OpenWarehouse warehouse, PublishedTables published, boolean isNewestRead) {
    this.warehouse = warehouse;
    this.published = published;
    this.isNewestRead = isNewestRead;
    this.session = warehouse.session().newSession();
  }

  /** A question about the newest publication. */
  static QuestionViews ofPublished(OpenWarehouse warehouse) {
    return new QuestionViews(
        warehouse, PublishedTables.read(warehouse, new PublicationBound.Newest()));
  }

  /** A question about the newest rows, published or not. */
  static QuestionViews ofNewest(OpenWarehouse warehouse) {
    return new QuestionViews(warehouse, PublishedTables.NONE, true);
  }

  /** The answer to one statement that only reads. */
  Dataset<Row> ask(String text) {
    return ask(text, Map.of());
  }

  /** The same, with values for the {@code :parameters} that the statement names. */
  Dataset<Row> ask(String text, Map<String, Object> parameters) {
    InstantFunction.calledIn(text)
        .forEach(function -> session.sql(withViews(function.definition())));
    return session.sql(withViews(text), parameters);
  }

  /**
   * Makes the tables known that a statement mentions, and writes them as the session knows them.
   */
  private String withViews(String text) {
    TableMentions mentions = TableMentions.in(text);
    for (TableName name : mentions.tables()) {
      rows(name).ifPresent(rows -> rows.createOrReplaceTempView(name.view()));
    }
    return mentions.statement();
  }

  /** The same tables for what reads them otherwise than by a statement. */
  TableInputs inputs() {
    return name ->
        rows(name).orElseThrow(() -> new IllegalStateException(name + " is not published"));
  }

  private Optional<Dataset<Row>> rows(TableName name) {
    OptionalLong version = published.version(name);
    if (version.isPresent()) {
      return Optional.of(warehouse.store().read(session, name, version.orElseThrow()));
    }
    boolean isView =
        warehouse
            .graph()
            .find(name)
            .map(Table::contract)
            .filter(contract -> contract.write() == WriteMode.VIEW)
            .isPresent();
    if (isView) {
      return Optional.of(
          new TableInputsAt(warehouse.graph(), warehouse.store(), context()).rows(name));
    }
    boolean isReadable = isNewestRead || PublishedTables.isReadAsItIs(name);
    boolean isThere = isReadable && warehouse.store().exists(session, name);
    return isThere ? Optional.of(warehouse.store().read(session, name)) : Optional.empty();
  }

  private RunContext context() {
    return new RunContext(
        session, "query", warehouse.config(), Parameters.of(warehouse.config(), published.asOf()));
  }
}
