package dev.stagecoach.common.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** How the header of a source becomes column names: {@code StageName} is {@code stage_name}. */
public final class ColumnNames {
  private static final Pattern WORD_START =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
  private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}]+");

  private ColumnNames() {}

  /**
   * The name in lower snake case; Salesforce's {@code Region__c} is {@code region_c}, a leading
   * underscore stays.
   */
  public static String lowerSnake(String header) {
    String trimmed = header.strip();
    String words = WORD_START.matcher(trimmed).replaceAll("_");
    String snake = SEPARATOR.matcher(words).replaceAll("_").toLowerCase(Locale.ROOT);
    String withoutTail = snake.endsWith("_") ? snake.substring(0, snake.length() - 1) : snake;
    return withoutTail;
  }
}
