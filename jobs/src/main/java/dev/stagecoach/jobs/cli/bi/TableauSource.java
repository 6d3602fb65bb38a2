package dev.stagecoach.jobs.cli.bi;

import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.metric.Metric;
import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.TableContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A data source of Tableau: captions, folders and default aggregations of a mart's columns, and its
 * ratios as calculated fields over numerator and denominator, so that every cut divides sums.
 */
public final class TableauSource {
  /** A column that is told to be the quotient of two others. */
  private static final Pattern QUOTIENT = Pattern.compile("(\\w+) / (\\w+)[.;](?s:.*)");

  private static final Set<String> WHEN =
      Set.of(
          "period_grain", "period_start", "period_end", "day", "until_day", "as_of", "is_complete");
  private static final Set<String> WHO =
      Set.of("level", "member_id", "team_id", "team_name", "team_depth", "rep_id", "rep_name");
  private static final Set<String> KINDS =
      Set.of("period_grain", "level", "segment", "attribution", "currency_basis", "rule");

  private final TableContract contract;
  private final SuiteConfig config;

  /** The source of one mart. */
  public TableauSource(TableContract contract, SuiteConfig config) {
    this.contract = contract;
    this.config = config;
  }

  /** The text of the {@code .tds}, which reads the extract beside it. */
  public String text() {
    String name = contract.name().table();
    Map<String, String> calculated = calculated();
    StringBuilder text = new StringBuilder("<?xml version='1.0' encoding='utf-8' ?>\n");
    text.append(
        """
        <datasource formatted-name='%1$s' inline='true' version='18.1'>
          <connection class='federated'>
            <named-connections>
              <named-connection caption='%1$s' name='hyper.%1$s'>
                <connection authentication='auth-none' class='hyper' dbname='%1$s.hyper' default-settings='yes' schema='Extract' server='' tablename='%1$s' username='tableau_internal_user' />
              </named-connection>
            </named-connections>
            <relation connection='hyper.%1$s' name='%1$s' table='[Extract].[%1$s]' type='table' />
          </connection>
          <aliases enabled='yes' />
        """
            .formatted(name));
    contract.columns().forEach(column -> text.append(column(column)));
    calculated.forEach((caption, formula) -> text.append(calculation(caption, formula)));
    text.append(folders(calculated.keySet()));
    return text.append("</datasource>\n").toString();
  }

  private String column(Column column) {
    boolean isMeasure = isMeasure(column);
    return """
          <column caption='%s' datatype='%s' name='[%s]' role='%s' type='%s'%s>
            <desc><formatted-text><run>%s</run></formatted-text></desc>
          </column>
        """
        .formatted(
            escaped(Captions.of(column.name())),
            type(column),
            column.name(),
            isMeasure ? "measure" : "dimension",
            isMeasure ? "quantitative" : isTime(column) ? "ordinal" : "nominal",
            isMeasure ? " aggregation='%s'".formatted(aggregation(column)) : "",
            escaped(column.field().getComment().get()));
  }

  private static String calculation(String caption, String formula) {
    return """
          <column caption='%s' datatype='real' name='[%s]' role='measure' type='quantitative'>
            <calculation class='tableau' formula='%s' />
          </column>
        """
        .formatted(escaped(caption), id(caption), escaped(formula));
  }

  private static String id(String caption) {
    return "calculation_" + caption.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  private String folders(Set<String> calculated) {
    Map<String, List<String>> folders = new LinkedHashMap<>();
    folders.put("Ratios and metrics", calculated.stream().map(TableauSource::id).toList());
    folders.putAll(
        new TreeMap<>(
            contract.columns().stream()
                .collect(
                    Collectors.groupingBy(
                        this::folder, Collectors.mapping(Column::name, Collectors.toList())))));
    return folders.entrySet().stream()
        .filter(folder -> !folder.getValue().isEmpty())
        .map(
            folder ->
                folder.getValue().stream()
                    .map("      <folder-item name='[%s]' type='field' />\n"::formatted)
                    .collect(
                        Collectors.joining(
                            "",
                            "    <folder name='%s'>\n".formatted(folder.getKey()),
                            "    </folder>\n")))
        .collect(Collectors.joining("", "  <folders-common>\n", "  </folders-common>\n"));
  }

  private String folder(Column column) {
    if (WHEN.contains(column.name())) {
      return "When";
    }
    if (WHO.contains(column.name())) {
      return "Who";
    }
    return isMeasure(column) ? "Numbers" : "What";
  }

  /** Formulas by their captions. */
  private Map<String, String> calculated() {
    Map<String, String> calculated = new TreeMap<>();
    if (contract.name().table().equals("kpi")) {
      Additivity additivity = new Additivity(config.measures());
      config
          .metrics()
          .forEach(metric -> calculated.put(metric.label(), guarded(formula(metric, additivity))));
      return calculated;
    }
    for (Column column : contract.columns()) {
      Matcher quotient = QUOTIENT.matcher(column.description());
      if (quotient.matches() && has(quotient.group(1)) && has(quotient.group(2))) {
        calculated.put(
            Captions.of(column.name()) + " of the cut",
            guarded("SUM([%s]) / SUM([%s])".formatted(quotient.group(1), quotient.group(2))));
      }
    }
    return calculated;
  }

  private static String formula(Metric metric, Additivity additivity) {
    return switch (additivity.cut(metric)) {
      case SUM -> "SUM(%s)".formatted(of(metric, "value"));
      case QUOTIENT ->
          "SUM(%s) / SUM(%s)".formatted(of(metric, "numerator"), of(metric, "denominator"));
      case ONE_ROW ->
          "IF MIN([member_id]) = MAX([member_id]) AND MIN([period_start]) = MAX([period_start]) THEN MAX(%s) END"
              .formatted(of(metric, "value"));
    };
  }

  private static String of(Metric metric, String column) {
    return "IF [metric] = '%s' THEN [%s] END".formatted(metric.name(), column);
  }

  /** A number only where rows are of one kind, since those of several count the same deals. */
  private String guarded(String formula) {
    String one =
        contract.columns().stream()
            .map(Column::name)
            .filter(KINDS::contains)
            .map(kind -> "MIN([%1$s]) = MAX([%1$s])".formatted(kind))
            .collect(Collectors.joining(" AND "));
    return one.isEmpty() ? formula : "IF %s THEN %s END".formatted(one, formula);
  }

  private boolean has(String name) {
    return contract.columns().stream().anyMatch(column -> column.name().equals(name));
  }

  private boolean isMeasure(Column column) {
    String type = type(column);
    boolean isNumber = type.equals("real") || type.equals("integer");
    return isNumber && !column.unit().isEmpty() && !contract.grain().contains(column.name());
  }

  /** Counts and money add up; of medians, shares and what is left, none does. */
  private static String aggregation(Column column) {
    boolean addsUp = column.type().equals("bigint") || column.unit().contains("currency");
    return addsUp ? "Sum" : "Max";
  }

  private static boolean isTime(Column column) {
    return type(column).startsWith("date");
  }

  private static String type(Column column) {
    String type = column.type();
    if (type.startsWith("decimal") || type.equals("double")) {
      return "real";
    }
    return switch (type) {
      case "bigint", "int" -> "integer";
      case "date" -> "date";
      case "timestamp" -> "datetime";
      case "boolean" -> "boolean";
      default -> "string";
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&apos;")
        .replace("\"", "&quot;");
  }
}
