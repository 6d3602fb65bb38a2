package dev.stagecoach.jobs.kpi;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/** Numbers for the names that cells bear, so that a cell carries none of them. */
record CellNumbers(List<String> measures) implements Serializable {

  /** Finds the numbers of names in Spark's own form. */
  Finder finder() {
    return new Finder(numbered(MetricSeries.KINDS), numbered(measures));
  }

  private static Map<UTF8String, Integer> numbered(List<String> names) {
    Map<UTF8String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(UTF8String.fromString(name), numbers.size()));
    return numbers;
  }

  /** The numbers of a task's names; -1 for a name that no metric asks for. */
  record Finder(Map<UTF8String, Integer> kinds, Map<UTF8String, Integer> measures) {
    private static final Integer UNKNOWN = -1;

    int kind(UTF8String name) {
      return kinds.getOrDefault(name, UNKNOWN);
    }

    int measure(UTF8String name) {
      return measures.getOrDefault(name, UNKNOWN);
    }
  }
}
