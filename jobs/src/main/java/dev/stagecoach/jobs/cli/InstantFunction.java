package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.job.BundledText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions that a question may read like tables, e.g. {@code select * from
 * pipeline_at('2024-05-01 10:00:00')}: each tells of one instant, in UTC. What each gives is a file
 * below {@code functions}; a later one may be made of an earlier one.
 */
enum InstantFunction {
  /** Every deal as it stood. */
  DEALS_AT,
  /** The open ones. */
  PIPELINE_AT;

  private static final Pattern CALL =
      Pattern.compile("\\b(deals_at|pipeline_at)\\s*\\(", Pattern.CASE_INSENSITIVE);

  /** The functions that a question needs, in the order in which they are made of one another. */
  static List<InstantFunction> calledIn(String question) {
    int last = -1;
    Matcher call = CALL.matcher(question);
    while (call.find()) {
      last = Math.max(last, valueOf(call.group(1).toUpperCase(Locale.ROOT)).ordinal());
    }
    return Arrays.asList(values()).subList(0, last + 1);
  }

  /** The question and below it whatever it calls, so that tables are found in either. */
  static String withDefinitions(String question) {
    return Stream.concat(
            Stream.of(question), calledIn(question).stream().map(InstantFunction::definition))
        .collect(Collectors.joining("\n"));
  }

  /** The statement that makes the function known to a session. */
  String definition() {
    String name = name().toLowerCase(Locale.ROOT);
    return "create or replace temporary function %s(instant timestamp) returns table return %s"
        .formatted(name, BundledText.of("/functions/%s.sql".formatted(name)));
  }
}
