package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.quality.Check;
import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.cli.screen.Format;
import dev.stagecoach.jobs.cli.screen.Heading;
import dev.stagecoach.jobs.cli.screen.JsonText;
import dev.stagecoach.jobs.cli.screen.Listing;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What every table promises, for people (text), programs (JSON) and documents (Markdown, HTML). */
final class DataDictionary {
  private final TableGraph graph;
  private final PrintWriter out;

  DataDictionary(TableGraph graph, PrintWriter out) {
    this.graph = graph;
    this.out = out;
  }

  /** All tables by layer, then name. */
  List<TableName> names() {
    return graph.inOrder().stream().map(Table::name).sorted().toList();
  }

  /** One line a table. */
  void overview() {
    Format.TABLE.print(
        new Listing(
            List.of(Heading.text("table"), Heading.number("columns"), Heading.text("description")),
            names().stream()
                .map(name -> graph.table(name).contract())
                .map(
                    contract ->
                        List.<Object>of(
                            contract.name().toString(),
                            contract.columns().size(),
                            firstSentence(contract.description())))
                .toList()),
        out);
    out.println();
    out.println("'stagecoach tables TABLE' shows the columns of one.");
  }

  /** One table with its columns and checks. */
  void text(TableName name) {
    TableContract contract = graph.table(name).contract();
    out.println(name + ": " + contract.description());
    out.println();
    line("Key", contract.grain());
    line("Made from", new TreeSet<>(graph.table(name).inputs()));
    line("Read by", readers(name));
    out.println();
    Format.TABLE.print(columns(contract), out);
    if (!contract.toldChecks().isEmpty()) {
      out.println();
      Format.TABLE.print(checks(contract), out);
    }
  }

  /** A list of tables with all that their contracts say. */
  void json(List<TableName> names) {
    out.println(
        names.stream()
            .map(name -> "  " + JsonText.of(members(name)))
            .collect(Collectors.joining(",\n", "[\n", "\n]")));
  }

  /** A chapter a table. */
  void markdown(List<TableName> names) {
    for (TableName name : names) {
      TableContract contract = graph.table(name).contract();
      out.println("## " + name + "\n\n" + contract.description() + "\n");
      if (!contract.grain().isEmpty()) {
        out.println("Key: " + code(contract.grain()) + "\n");
      }
      out.println("| column | type | unit | description |\n|---|---|---|---|");
      for (Column column : contract.columns()) {
        out.println(
            "| `%s` | %s | %s | %s |"
                .formatted(
                    column.name(), column.type(), column.unit(), cell(column.description())));
      }
      out.println();
    }
  }

  /** A page that stands alone. */
  void html(List<TableName> names) {
    out.print(new HtmlDictionary(this, graph).page(names));
  }

  private void line(String title, Collection<?> names) {
    if (!names.isEmpty()) {
      out.println(
          "%-10s %s"
              .formatted(title, String.join(", ", names.stream().map(Object::toString).toList())));
    }
  }

  /** The tables that are made from one. */
  List<TableName> readers(TableName name) {
    return graph.inOrder().stream()
        .filter(table -> table.inputs().contains(name))
        .map(Table::name)
        .sorted()
        .toList();
  }

  private static Listing columns(TableContract contract) {
    return new Listing(
        List.of(
            Heading.text("column"),
            Heading.text("type"),
            Heading.text("unit"),
            Heading.text("description")),
        contract.columns().stream()
            .map(
                column ->
                    List.<Object>of(
                        column.name(),
                        column.type(),
                        column.unit(),
                        column.description() + (column.personal() ? " (personal)" : "")))
            .toList());
  }

  private static Listing checks(TableContract contract) {
    return new Listing(
        List.of(Heading.text("check"), Heading.text("rule"), Heading.text("says")),
        contract.toldChecks().stream()
            .map(check -> List.<Object>of(level(check), check.rule(), check.message()))
            .toList());
  }

  private Map<String, Object> members(TableName name) {
    TableContract contract = graph.table(name).contract();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", name.toString());
    members.put("layer", name.layer().label());
    members.put("description", contract.description());
    members.put("grain", contract.grain());
    members.put("write", contract.write().name().toLowerCase(Locale.ROOT));
    members.put(
        "inputs",
        new TreeSet<>(graph.table(name).inputs()).stream().map(TableName::toString).toList());
    members.put("columns", contract.columns().stream().map(DataDictionary::members).toList());
    members.put("checks", contract.toldChecks().stream().map(DataDictionary::members).toList());
    return members;
  }

  private static Map<String, Object> members(Column column) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", column.name());
    members.put("type", column.type());
    members.put("unit", column.unit());
    members.put("description", column.description());
    members.put("personal", column.personal());
    return members;
  }

  private static Map<String, Object> members(Check check) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("level", level(check));
    members.put("rule", check.rule());
    members.put("message", check.message());
    return members;
  }

  private static String level(Check check) {
    return check.level().name().toLowerCase(Locale.ROOT);
  }

  private static String code(List<String> names) {
    List<String> coded = new ArrayList<>();
    names.forEach(name -> coded.add("`" + name + "`"));
    return String.join(", ", coded);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;");
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }
}
