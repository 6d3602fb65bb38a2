package dev.stagecoach.common.sql;

import java.util.Comparator;
import java.util.List;

/**
 * The order in which series of rows are written. Parquet skips the pages whose bounds say that they
 * hold nothing that is asked for; series that lie by their names leave each name on few pages.
 */
public final class NamesInOrder {
  /** By the first name, then by the second, and so on; lists of the same length. */
  public static final Comparator<List<String>> FIRST_TO_LAST = NamesInOrder::compare;

  private NamesInOrder() {}

  private static int compare(List<String> one, List<String> other) {
    for (int name = 0; name < one.size(); name++) {
      int order = one.get(name).compareTo(other.get(name));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
