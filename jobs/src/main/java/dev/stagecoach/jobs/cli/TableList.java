package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.jobs.cli.PublishedTables.PublishedTable;
import dev.stagecoach.jobs.cli.screen.Heading;
import dev.stagecoach.jobs.cli.screen.Listing;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to {@code show tables}: what is published and can be asked. */
final class TableList {
  private TableList() {}

  /** The tables of a layer, or of all. */
  static Listing of(TableGraph graph, PublishedTables published, @Nullable String layer) {
    List<List<@Nullable Object>> rows =
        graph.inOrder().stream()
            .map(Table::name)
            .filter(name -> layer == null || layer.equalsIgnoreCase(name.layer().label()))
            .sorted()
            .map(
                name -> {
                  @Nullable PublishedTable table = published.tables().get(name);
                  return Arrays.<@Nullable Object>asList(
                      name.toString(),
                      table == null ? null : table.rows(),
                      table == null ? null : table.version(),
                      graph.table(name).contract().description());
                })
            .toList();
    return new Listing(
        List.of(
            Heading.text("table"),
            Heading.number("rows"),
            Heading.number("version"),
            Heading.text("description")),
        rows);
  }
}
