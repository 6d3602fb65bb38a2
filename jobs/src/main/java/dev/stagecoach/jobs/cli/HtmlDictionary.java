package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.quality.Check;
import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.cli.html.DataTable;
import dev.stagecoach.jobs.cli.html.DataTable.Heading;
import dev.stagecoach.jobs.cli.html.Html;
import dev.stagecoach.jobs.cli.html.Page;
import dev.stagecoach.jobs.cli.html.Section;
import dev.stagecoach.jobs.cli.html.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The data dictionary as a page that stands alone: a section a layer, the marts first. */
final class HtmlDictionary {
  private static final Map<Layer, String> TITLES =
      Map.of(
          Layer.MART, "mart: what people read",
          Layer.CORE, "core: one model for every CRM",
          Layer.STAGING, "staging: one source at a time in our names",
          Layer.RAW, "raw: what the sources sent",
          Layer.OPS, "ops: how nights went");

  private final DataDictionary dictionary;
  private final TableGraph graph;

  HtmlDictionary(DataDictionary dictionary, TableGraph graph) {
    this.dictionary = dictionary;
    this.graph = graph;
  }

  /** The page about some tables. */
  String page(List<TableName> names) {
    Map<Layer, List<TableName>> layers =
        names.stream()
            .sorted()
            .collect(Collectors.groupingBy(TableName::layer, TreeMap::new, Collectors.toList()));
    List<Section> sections = new ArrayList<>();
    for (Layer layer : List.of(Layer.MART, Layer.CORE, Layer.STAGING, Layer.RAW, Layer.OPS)) {
      if (layers.containsKey(layer)) {
        sections.add(section(layer, layers.getOrDefault(layer, List.of()), names));
      }
    }
    String title = names.size() == 1 ? names.get(0).toString() : "Data dictionary";
    Html header =
        Html.of(
            Tag.of("p", "over").text("Stagecoach"),
            Tag.of("h1").text(title),
            Tag.of("p", "under")
                .text("What every table and column means; every write is held to it."));
    Html footer = Tag.of("p").text("Made by 'stagecoach tables --format html' from the contracts.");
    return new Page(title, header, sections, footer, false).document();
  }

  private Section section(Layer layer, List<TableName> tables, List<TableName> all) {
    return new Section(
        layer.label(),
        TITLES.getOrDefault(layer, layer.label()),
        layer.label(),
        Html.of(tables.stream().map(name -> table(name, all)).toList()));
  }

  private Html table(TableName name, List<TableName> all) {
    TableContract contract = graph.table(name).contract();
    List<Html> parts = new ArrayList<>();
    parts.add(Tag.of("h3").with("id", name.toString()).text(name.toString()));
    parts.add(Tag.of("p").text(contract.description()));
    parts.add(facts(contract, all));
    parts.add(columns(contract).html());
    if (!contract.toldChecks().isEmpty()) {
      parts.add(
          Tag.of("details")
              .around(Tag.of("summary").text("Checks of " + name), checks(contract).html()));
    }
    return Tag.of("article").around(parts);
  }

  private Html facts(TableContract contract, List<TableName> all) {
    List<Html> facts = new ArrayList<>();
    if (!contract.grain().isEmpty()) {
      facts.add(Tag.of("dt").text("Key"));
      facts.add(Tag.of("dd").around(Tag.of("code").text(String.join(", ", contract.grain()))));
    }
    Collection<TableName> inputs = new TreeSet<>(graph.table(contract.name()).inputs());
    links("Made from", inputs, all, facts);
    links("Read by", dictionary.readers(contract.name()), all, facts);
    return Tag.of("dl", "facts").around(facts);
  }

  private static void links(
      String title, Collection<TableName> names, Collection<TableName> all, List<Html> facts) {
    if (names.isEmpty()) {
      return;
    }
    List<Html> links = new ArrayList<>();
    for (TableName name : names) {
      links.add(
          all.contains(name)
              ? Tag.of("a").with("href", "#" + name).text(name.toString())
              : Html.text(name.toString()));
      links.add(Html.text(" "));
    }
    facts.add(Tag.of("dt").text(title));
    facts.add(Tag.of("dd").around(links));
  }

  private static DataTable columns(TableContract contract) {
    List<List<Html>> rows = new ArrayList<>();
    for (Column column : contract.columns()) {
      rows.add(
          List.of(
              Tag.of("code").text(column.name()),
              Html.text(column.type()),
              Html.text(column.unit()),
              Html.text(column.description() + (column.personal() ? " (personal)" : ""))));
    }
    return new DataTable(
        "Columns of " + contract.name(),
        List.of(
            Heading.words("Column"),
            Heading.words("Type"),
            Heading.words("Unit"),
            Heading.words("Description")),
        rows);
  }

  private static DataTable checks(TableContract contract) {
    List<List<Html>> rows = new ArrayList<>();
    for (Check check : contract.toldChecks()) {
      rows.add(
          List.of(
              Tag.of("code").text(check.rule()),
              Html.text(check.level().name().toLowerCase(Locale.ROOT)),
              Html.text(check.message())));
    }
    return new DataTable(
        "Checks of " + contract.name(),
        List.of(Heading.words("Rule"), Heading.words("Level"), Heading.words("What a break means")),
        rows);
  }
}
