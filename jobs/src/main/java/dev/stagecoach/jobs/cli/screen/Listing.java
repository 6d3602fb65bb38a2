package dev.stagecoach.jobs.cli.screen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows to be printed in some format. Values are {@code String}, {@code Number}, {@code Boolean},
 * {@code LocalDate}, {@code Instant}, {@code List} or {@code Map} of these, or null.
 *
 * @param rows read once, from first to last; each as long as the headings
 */
public record Listing(List<Heading> headings, Iterable<? extends List<@Nullable Object>> rows) {
  /** Keeps the headings as they are. */
  public Listing {
    headings = List.copyOf(headings);
  }
}
