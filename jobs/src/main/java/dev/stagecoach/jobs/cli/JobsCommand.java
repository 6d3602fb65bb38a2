package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.cli.screen.JsonText;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the graph: which table is made from which, in the order in which they are made. */
@Command(
    name = "jobs",
    description = "Print the graph of tables: what is made from what.",
    mixinStandardHelpOptions = true)
final class JobsCommand implements Runnable {
  @Spec private CommandSpec command;

  // Every command takes these; the contracts are the same whatever they say.
  @SuppressWarnings("UnusedVariable")
  @Mixin
  private SuiteOptions suite;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private GraphFormat format;

  @Override
  public void run() {
    format.print(SuiteTables.load(), command.commandLine().getOut());
  }

  /** In what form the graph is printed. */
  enum GraphFormat {
    TEXT {
      @Override
      void print(TableGraph graph, PrintWriter out) {
        for (Layer layer : Layer.values()) {
          List<Table> tables = in(graph, layer);
          if (!tables.isEmpty()) {
            out.println("%s (%d)".formatted(layer.label(), tables.size()));
            tables.forEach(table -> out.println("  " + line(table)));
          }
        }
      }
    },
    JSON {
      @Override
      void print(TableGraph graph, PrintWriter out) {
        out.println(
            graph.inOrder().stream()
                .map(table -> "  " + JsonText.of(member(table)))
                .collect(Collectors.joining(",\n", "[\n", "\n]")));
      }
    },
    DOT {
      @Override
      void print(TableGraph graph, PrintWriter out) {
        out.println("digraph stagecoach {\n  rankdir = LR;\n  node [shape = box];");
        for (Layer layer : Layer.values()) {
          out.println("  subgraph cluster_%s {".formatted(layer.label()));
          out.println("    label = \"%s\";".formatted(layer.label()));
          in(graph, layer).forEach(table -> out.println("    \"%s\";".formatted(table.name())));
          out.println("  }");
        }
        for (Table table : graph.inOrder()) {
          for (TableName input : new TreeSet<>(table.inputs())) {
            out.println("  \"%s\" -> \"%s\";".formatted(input, table.name()));
          }
        }
        out.println("}");
      }
    };

    abstract void print(TableGraph graph, PrintWriter out);

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static List<Table> in(TableGraph graph, Layer layer) {
      return graph.inOrder().stream().filter(table -> table.name().layer() == layer).toList();
    }

    private static String line(Table table) {
      List<String> inputs = names(table);
      return inputs.isEmpty()
          ? table.name().toString()
          : "%s ← %s".formatted(table.name(), String.join(", ", inputs));
    }

    private static Map<String, Object> member(Table table) {
      Map<String, Object> member = new LinkedHashMap<>();
      member.put("layer", table.name().layer().label());
      member.put("name", table.name().toString());
      member.put("write", table.contract().write().name().toLowerCase(Locale.ROOT));
      member.put("inputs", names(table));
      member.put("description", table.contract().description());
      return member;
    }

    private static List<String> names(Table table) {
      List<String> names = new ArrayList<>();
      new TreeSet<>(table.inputs()).forEach(input -> names.add(input.toString()));
      return names;
    }
  }
}
