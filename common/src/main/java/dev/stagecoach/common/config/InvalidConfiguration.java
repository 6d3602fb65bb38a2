package dev.stagecoach.common.config;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration with mistakes, all of them, sorted by file and line. */
public final class InvalidConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Takes every mistake that was found; the same mistake counts once. */
  public InvalidConfiguration(Collection<Problem> problems) {
    super(
        problems.stream()
            .sorted()
            .distinct()
            .map(Problem::toString)
            .collect(Collectors.joining("\n")));
    this.problems = problems.stream().sorted().distinct().toList();
  }

  /** The mistakes, sorted by file and line; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
