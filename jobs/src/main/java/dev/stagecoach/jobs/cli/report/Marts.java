package dev.stagecoach.jobs.cli.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked: the tables of one publication. */
public interface Marts {
  /**
   * The rows that answer a statement, by the names of their columns.
   *
   * @param parameters the values of its {@code :parameters}; it need not name all of them
   */
  List<? extends Map<String, ? extends @Nullable Object>> ask(
      String statement, Map<String, Object> parameters);

  /** Whether a table is there to be asked, e.g. {@code mart.pipeline_movement}. */
  boolean holds(String table);
}
