package dev.stagecoach.jobs.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Prometheus's text format 0.0.4 as strictly as its collectors do. */
final class ExpositionParser {
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") ([^\\\\]*)");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");
  private static final Pattern SAMPLE =
      Pattern.compile("(" + NAME + ")(?:\\{(.*)})? ([-+0-9.eE]+|NaN|[-+]Inf)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\\"n])*)\"(?:,|$)");

  private ExpositionParser() {}

  /** The figures by their names with labels in order; fails where a collector would. */
  static Map<String, Double> parse(String text) {
    assertThat(text).endsWith("\n");
    Map<String, Double> figures = new LinkedHashMap<>();
    Set<String> helped = new TreeSet<>();
    Set<String> typed = new TreeSet<>();
    String family = "";
    for (String line : text.split("\n", -1)) {
      Matcher help = HELP.matcher(line);
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (help.matches()) {
        assertThat(helped.add(help.group(1))).as("one HELP: %s", line).isTrue();
      } else if (type.matches()) {
        family = type.group(1);
        assertThat(typed.add(family)).as("one TYPE, before all samples: %s", line).isTrue();
      } else if (sample.matches()) {
        assertThat(sample.group(1)).as("a sample stands below its TYPE").isEqualTo(family);
        Double before =
            figures.put(sample.group(1) + labels(sample.group(2)), Double.valueOf(sample.group(3)));
        assertThat(before).as("told once: %s", line).isNull();
      } else {
        assertThat(line).as("a line of the format").isEmpty();
      }
    }
    assertThat(helped).isEqualTo(typed);
    return figures;
  }

  private static Map<String, String> parsedLabels(String written) {
    Map<String, String> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(written);
    int end = 0;
    while (label.find() && label.start() == end) {
      labels.put(
          label.group(1),
          label.group(2).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\"));
      end = label.end();
    }
    assertThat(end).as("labels that can be read: %s", written).isEqualTo(written.length());
    return labels;
  }

  private static String labels(String written) {
    return parsedLabels(written).entrySet().stream()
        .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
        .collect(java.util.stream.Collectors.joining(",", "{", "}"));
  }
}
