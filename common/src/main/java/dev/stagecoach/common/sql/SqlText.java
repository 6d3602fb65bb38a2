package dev.stagecoach.common.sql;

/** Names and values as Spark's SQL writes them, whatever letters are in them. */
public final class SqlText {
  private SqlText() {}

  /** A name that is taken letter by letter. */
  public static String name(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** A text as a value. */
  public static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
