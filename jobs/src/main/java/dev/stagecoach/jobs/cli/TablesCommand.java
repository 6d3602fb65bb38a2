package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the data dictionary, from the contracts that every write is held to. */
@Command(
    name = "tables",
    description = "Print the data dictionary: all tables, or one with its columns.",
    mixinStandardHelpOptions = true)
final class TablesCommand implements Runnable {
  @Spec private CommandSpec command;

  // Every command takes these; the contracts are the same whatever they say.
  @SuppressWarnings("UnusedVariable")
  @Mixin
  private SuiteOptions suite;

  @Parameters(
      arity = "0..1",
      paramLabel = "TABLE",
      description = "e.g. mart.kpi, or kpi where that is plain.")
  private @Nullable String table;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private DictionaryFormat format;

  @Override
  public void run() {
    TableGraph graph = SuiteTables.load();
    DataDictionary dictionary = new DataDictionary(graph, command.commandLine().getOut());
    if (table == null) {
      all(dictionary);
    } else {
      one(dictionary, KnownTables.named(graph, table));
    }
  }

  private void all(DataDictionary dictionary) {
    switch (format) {
      case TEXT -> dictionary.overview();
      case JSON -> dictionary.json(dictionary.names());
      case MD -> dictionary.markdown(dictionary.names());
      case HTML -> dictionary.html(dictionary.names());
    }
  }

  private void one(DataDictionary dictionary, TableName name) {
    switch (format) {
      case TEXT -> dictionary.text(name);
      case JSON -> dictionary.json(List.of(name));
      case MD -> dictionary.markdown(List.of(name));
      case HTML -> dictionary.html(List.of(name));
    }
  }

  /** In what form the dictionary is printed. */
  enum DictionaryFormat {
    TEXT,
    JSON,
    MD,
    HTML;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
