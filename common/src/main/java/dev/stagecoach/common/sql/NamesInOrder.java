package dev.stagecoach.common.sql;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which series of rows are written. Parquet skips the pages whose bounds say that they
 * hold nothing that is asked for; series that lie by their names leave each name on few pages.
 */
public final class NamesInOrder {
  /** By the first name, then by the second, and so on. */
  public static final Comparator<List<String>> FIRST_TO_LAST =
      (one, other) -> Arrays.compare(one.toArray(String[]::new), other.toArray(String[]::new));

  private NamesInOrder() {}
}
