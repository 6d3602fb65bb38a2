package dev.stagecoach.common.sql;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/** Texts of rows that pass, of which there are few different ones: each is copied once. */
public final class KeptTexts {
  private final Map<UTF8String, UTF8String> known = new HashMap<>();

  /** The same text, good also when the next row has overwritten this one. */
  public UTF8String of(UTF8String passing) {
    UTF8String kept = known.get(passing);
    if (kept != null) {
      return kept;
    }
    UTF8String added = passing.copy();
    known.put(added, added);
    return added;
  }
}
