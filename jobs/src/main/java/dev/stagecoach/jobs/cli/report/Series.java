package dev.stagecoach.jobs.cli.report;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of marks of a chart.
 *
 * @param form how it is drawn
 * @param tone in which of the page's colours
 * @param values one a label of the chart; null leaves a gap
 * @param low lower ends of intervals around the values; empty for none
 * @param high upper ends
 */
record Series(
    String name,
    Form form,
    Tone tone,
    List<@Nullable BigDecimal> values,
    List<@Nullable BigDecimal> low,
    List<@Nullable BigDecimal> high) {

  /** Values without intervals. */
  static Series of(String name, Form form, Tone tone, List<@Nullable BigDecimal> values) {
    return new Series(name, form, tone, values, List.of(), List.of());
  }

  /** As the page's script reads it. */
  Map<String, @Nullable Object> chart() {
    Map<String, @Nullable Object> chart = new LinkedHashMap<>();
    chart.put("name", name);
    chart.put("form", form.name().toLowerCase(Locale.ROOT));
    chart.put("tone", tone.name().toLowerCase(Locale.ROOT));
    chart.put("values", values);
    chart.put("low", low);
    chart.put("high", high);
    return chart;
  }

  /** How values are drawn. */
  enum Form {
    BAR,
    /** Bars on top of each other. */
    STACK,
    LINE,
    /** A broken line. */
    DASHES,
    /** Short strokes across, as for targets. */
    STROKES
  }

  /** The colours of the page, which has them for light, dark and paper. */
  enum Tone {
    FIRST,
    SECOND,
    THIRD,
    FOURTH,
    FIFTH,
    SIXTH,
    /** For what is only compared with. */
    QUIET,
    TARGET
  }
}
