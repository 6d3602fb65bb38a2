package dev.stagecoach.common.job;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What lies behind a failure. */
public final class Causes {
  private Causes() {}

  /** A failure, its cause, the cause of that, and so on; none where there is no failure. */
  public static Stream<Throwable> of(@Nullable Throwable failure) {
    return Stream.iterate(
            Optional.ofNullable(failure),
            Optional::isPresent,
            cause -> cause.map(Throwable::getCause))
        .map(Optional::orElseThrow);
  }

  /** The last of its causes, which is itself where it has none. */
  public static Throwable deepest(Throwable failure) {
    return of(failure).reduce(failure, (before, cause) -> cause);
  }
}
