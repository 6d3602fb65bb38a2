package dev.stagecoach.jobs.cli.screen;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The top of a column.
 *
 * @param number whether the values are numbers, which stand at the right
 */
public record Heading(String name, boolean number) {
  private static final Pattern NAMES_SOMETHING =
      Pattern.compile(".*(_key|_id|_number|version|publication|batch|line|year|position)");

  /** A column of words. */
  public static Heading text(String name) {
    return new Heading(name, false);
  }

  /** A column of numbers. */
  public static Heading number(String name) {
    return new Heading(name, true);
  }

  /** Whether thousands are set apart: not in numbers that only name something. */
  boolean isGrouped() {
    return number && !NAMES_SOMETHING.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }
}
