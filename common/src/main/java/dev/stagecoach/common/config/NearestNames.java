package dev.stagecoach.common.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the names that someone who mistyped one may have meant. */
public final class NearestNames {
  private NearestNames() {}

  /**
   * What to do about an unknown name: the nearest known ones, or all of them where none is near.
   */
  public static String remedy(String unknown, Collection<String> known) {
    if (known.isEmpty()) {
      return "none is known here, take it out";
    }
    return nearest(unknown, known)
        .map(name -> "did you mean %s?".formatted(name))
        .orElseGet(() -> "known are " + known.stream().sorted().collect(Collectors.joining(", ")));
  }

  /** The nearest name, if one is near enough to be meant. */
  public static Optional<String> nearest(String unknown, Collection<String> known) {
    return known.stream()
        .filter(name -> distance(unknown, name) <= Math.max(1, Math.min(3, unknown.length() / 3)))
        .min(
            Comparator.comparingInt((String name) -> distance(unknown, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The known names, the nearest first. */
  public static List<String> byDistance(String unknown, Collection<String> known) {
    return known.stream()
        .sorted(
            Comparator.comparingInt((String name) -> distance(unknown, name))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Insertions, deletions, replacements and swaps of neighbours that turn one into the other. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, new int[] {i, j});
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int[] at) {
    int i = at[0];
    int j = at[1];
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean mayBeSwapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return mayBeSwapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
