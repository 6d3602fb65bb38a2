package dev.stagecoach.jobs.run;

import dev.stagecoach.common.config.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that the rows of a table follow from. Rows are a pure function of it: where it is the same,
 * they are.
 *
 * @param parts a digest of each part by what people call it, e.g. {@code query of core.deal}
 */
record Basis(SortedMap<String, String> parts) {
  Basis {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /** A short name of it all. */
  String identity() {
    return Digest.of(parts.toString());
  }

  /** The parts that are new, gone or others than they were. */
  List<String> changedSince(Basis before) {
    TreeSet<String> names = new TreeSet<>(parts.keySet());
    names.addAll(before.parts.keySet());
    List<String> changed = new ArrayList<>();
    for (String name : names) {
      if (!part(parts, name).equals(part(before.parts, name))) {
        changed.add(name);
      }
    }
    return changed;
  }

  private static String part(Map<String, String> parts, String name) {
    return parts.getOrDefault(name, "");
  }
}
