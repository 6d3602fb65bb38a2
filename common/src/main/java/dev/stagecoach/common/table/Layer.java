package dev.stagecoach.common.table;

import java.util.Locale;

/** Where a table stands on the data's way; the order of the constants is the order of the flow. */
public enum Layer {
  /** What the sources sent, as it was. */
  RAW,
  /** One source at a time in our names and types; views, never stored. */
  STAGING,
  /** One model for every CRM. */
  CORE,
  /** What people read. */
  MART,
  /** How we know that a night went well. */
  OPS;

  /** The folder, schema and prefix of the layer, e.g. {@code core}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The layer of a folder or prefix name. */
  public static Layer of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
