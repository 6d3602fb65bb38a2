package dev.stagecoach.common.cube;

import java.io.Serializable;
import java.util.List;

/**
 * The columns of a table of facts.
 *
 * <p>Beside those named here every fact has {@code fact_on} (its business day), {@code
 * event_unit_key} and {@code current_unit_key} (who is credited, then and now), {@code
 * segment_set}, {@code value_class} and {@code value} (both null where the fact has no value to
 * rank), and, where it counts for one kind of period only, {@code period_grain} and {@code
 * range_kind}.
 *
 * @param keys what facts are told apart by: each combination has cells of its own
 * @param counts whole numbers to add up, of type {@code int}
 * @param sums decimals to add up without error
 * @param valueClasses how many classes of values there are
 */
public record CubeShape(List<String> keys, List<String> counts, List<String> sums, int valueClasses)
    implements Serializable {

  /** Keeps the lists as they are. */
  public CubeShape {
    keys = List.copyOf(keys);
    counts = List.copyOf(counts);
    sums = List.copyOf(sums);
  }
}
