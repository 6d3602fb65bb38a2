package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.Funnel;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.cli.report.Marts;
import dev.stagecoach.jobs.cli.report.ReportRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The published marts of a warehouse, for a report or an export. */
final class PublishedMarts implements Marts {
  private final OpenWarehouse warehouse;
  private final PublishedTables published;
  private final QuestionViews views;

  private PublishedMarts(OpenWarehouse warehouse, PublishedTables published) {
    this.warehouse = warehouse;
    this.published = published;
    this.views = new QuestionViews(warehouse, published);
  }

  /**
   * Those of the newest publication.
   *
   * @throws StagecoachException where nothing is published yet
   */
  static PublishedMarts newest(OpenWarehouse warehouse) {
    return new PublishedMarts(warehouse, PublishedTables.newest(warehouse, "report"));
  }

  /** A request for a report on them. */
  ReportRequest request(Optional<String> team, Optional<Integer> from, boolean isFiscal) {
    SuiteConfig config = warehouse.config();
    return new ReportRequest(
        config.business(),
        config.funnels().stream().filter(Funnel::isDefault).findFirst().orElseThrow(),
        team,
        from,
        isFiscal,
        published.asOf(),
        published.number());
  }

  /** The published tables of a layer. */
  List<TableName> tables(Layer layer) {
    return published.tables().keySet().stream().filter(name -> name.layer() == layer).toList();
  }

  /**
   * All rows of a table.
   *
   * @throws StagecoachException where it is not published
   */
  Dataset<Row> rows(TableName name) {
    if (!holds(name.toString())) {
      throw new StagecoachException(
          ExitCode.USAGE,
          "Table %s is not published; 'stagecoach query \"show tables\"' lists those that are."
              .formatted(name));
    }
    return views.ask("select * from " + name);
  }

  /** What is read, for people. */
  String description() {
    return published.description();
  }

  @Override
  public List<Map<String, @Nullable Object>> ask(String statement, Map<String, Object> parameters) {
    return Answer.of(views.ask(statement, parameters)).members();
  }

  @Override
  public boolean holds(String table) {
    return published.version(TableName.of(table)).isPresent();
  }
}
