package dev.stagecoach.jobs.run;

import dev.stagecoach.common.config.Digest;
import dev.stagecoach.common.config.Section;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.table.WriteMode;
import dev.stagecoach.jobs.tables.SqlTable;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says what the rows of tables follow from in a run: the program, queries and contracts, the
 * parameters and settings that these name, and the rows of the stored tables that are read. Views
 * are a part of the tables that read them.
 */
final class Bases {
  private final TableGraph graph;
  private final RunContext run;
  private final String program;
  private final Function<TableName, String> storedRows;
  private final String sources;

  /**
   * The bases of a run's tables.
   *
   * @param program tells this version of the program from others
   * @param storedRows tells the rows that a stored table has from others that it had
   */
  Bases(TableGraph graph, RunContext run, String program, Function<TableName, String> storedRows) {
    this.graph = graph;
    this.run = run;
    this.program = program;
    this.storedRows = storedRows;
    this.sources = sources(run.config());
  }

  /** What the rows of a table follow from. */
  Basis of(Table table) {
    SortedMap<String, String> parts = new TreeMap<>();
    parts.put("the program", program);
    add(table, parts, new HashSet<>());
    boolean isPersonal =
        table.name().layer() == Layer.MART
            && table.contract().columns().stream()
                .anyMatch(dev.stagecoach.common.table.Column::personal);
    if (isPersonal) {
      addSettings(Section.PRIVACY, parts);
    }
    return new Basis(parts);
  }

  private void add(Table table, SortedMap<String, String> parts, Set<TableName> known) {
    if (!known.add(table.name())) {
      return;
    }
    TableContract contract = table.contract();
    parts.put("contract of " + table.name(), Digest.of(contract.toString()));
    if (table instanceof SqlTable sql) {
      parts.put("query of " + table.name(), Digest.of(sql.query().text()));
    }
    contract
        .parameters()
        .forEach(
            parameter ->
                parts.put(
                    "parameter " + parameter, String.valueOf(run.parameters().get(parameter))));
    contract.settings().forEach(section -> addSettings(section, parts));
    Set<TableName> read = new HashSet<>(table.inputs());
    read.addAll(table.feeds(run.config()));
    read.forEach(input -> addInput(input, parts, known));
  }

  private void addSettings(Section section, SortedMap<String, String> parts) {
    parts.put(
        "settings of " + section.label(),
        run.config().digests().getOrDefault(section, "not configured"));
  }

  private void addInput(TableName input, SortedMap<String, String> parts, Set<TableName> known) {
    if (input.layer() == Layer.RAW) {
      parts.put("rows of " + input, storedRows.apply(input));
      parts.put("names and time zones of sources", sources);
      graph
          .find(input)
          .ifPresent(
              raw -> parts.put("contract of " + input, Digest.of(raw.contract().toString())));
      return;
    }
    Table table = graph.table(input);
    if (table.contract().write() == WriteMode.VIEW) {
      add(table, parts, known);
    } else {
      parts.put("rows of " + input, storedRows.apply(input));
    }
  }

  private static String sources(SuiteConfig config) {
    return Digest.of(
        config.sources().stream()
            .map(source -> source.name() + " " + source.timeZone())
            .collect(Collectors.joining("\n")));
  }
}
