package dev.stagecoach.common.time;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the thirteen weeks of a fiscal quarter are dealt out to its three months. */
public enum WeekPattern {
  /** Four, four, five. */
  FOUR_FOUR_FIVE("4-4-5", List.of(0, 4, 8)),
  /** Four, five, four: the pattern of US retail. */
  FOUR_FIVE_FOUR("4-5-4", List.of(0, 4, 9)),
  /** Five, four, four. */
  FIVE_FOUR_FOUR("5-4-4", List.of(0, 5, 9));

  private static final int WEEKS_IN_QUARTER = 13;

  private final String label;
  private final List<Integer> weeksBefore;

  WeekPattern(String label, List<Integer> weeksBefore) {
    this.label = label;
    this.weeksBefore = weeksBefore;
  }

  /** The name in configuration, such as {@code 4-5-4}. */
  public String label() {
    return label;
  }

  /** The pattern of this name; empty when there is none. */
  public static Optional<WeekPattern> named(String label) {
    return Arrays.stream(values()).filter(pattern -> pattern.label.equals(label)).findFirst();
  }

  /** The weeks of the fiscal year before its month, which counts from 1 to 12. */
  int weeksBefore(int month) {
    int index = month - 1;
    return index / 3 * WEEKS_IN_QUARTER + weeksBefore.get(index % 3);
  }
}
