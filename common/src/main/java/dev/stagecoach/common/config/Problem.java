package dev.stagecoach.common.config;

import java.util.Comparator;

/**
 * One mistake of a configuration.
 *
 * @param what what is wrong
 * @param remedy what would be right
 */
public record Problem(Origin origin, String what, String remedy) implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::origin)
          .thenComparing(Problem::what)
          .thenComparing(Problem::remedy);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /** One line, e.g. {@code conf/quality.conf:3: what is wrong; what would be right}. */
  @Override
  public String toString() {
    return "%s: %s; %s".formatted(origin, what, remedy);
  }
}
