package dev.stagecoach.common.config;

import java.util.Comparator;

/**
 * Where a setting was written.
 *
 * @param source a file relative to the working directory where possible, or {@code --set KEY}
 * @param line from 1; 0 where lines mean nothing
 */
public record Origin(String source, int line) implements Comparable<Origin> {
  private static final Comparator<Origin> ORDER =
      Comparator.comparing(Origin::source).thenComparingInt(Origin::line);

  /** Whether it is a file of the suite itself, which is read from where its classes are. */
  public boolean isOfSuite() {
    return source.contains(" @ ");
  }

  @Override
  public int compareTo(Origin other) {
    return ORDER.compare(this, other);
  }

  /** The form of compilers, e.g. {@code conf/stages.conf:12}. */
  @Override
  public String toString() {
    return line > 0 ? source + ":" + line : source;
  }
}
