package dev.stagecoach.jobs.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures in Prometheus's text format, as its version 0.0.4 writes them; all are gauges. */
final class Exposition {
  private final String warehouse;
  private final StringBuilder text = new StringBuilder();

  /**
   * Figures of one warehouse.
   *
   * @param warehouse whose name every figure bears, since one machine may have several
   */
  Exposition(String warehouse) {
    this.warehouse = warehouse;
  }

  /** One figure. */
  Exposition gauge(String name, String help, double value) {
    return gauges(name, help, "", Map.of("", value));
  }

  /** A figure for each value of a label; nothing where there is none. */
  Exposition gauges(String name, String help, String label, Map<String, ? extends Number> figures) {
    if (figures.isEmpty()) {
      return this;
    }
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
    figures.forEach(
        (value, figure) ->
            text.append(name)
                .append(labels(label, value))
                .append(' ')
                .append(number(figure))
                .append('\n'));
    return this;
  }

  /** The whole file. */
  String text() {
    return text.toString();
  }

  /** The labels of a figure, in braces. */
  private String labels(String label, String value) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("warehouse", warehouse);
    if (!label.isEmpty()) {
      labels.put(label, value);
    }
    return labels.entrySet().stream()
        .map(entry -> entry.getKey() + "=\"" + escaped(entry.getValue()) + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(Number figure) {
    double value = figure.doubleValue();
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
