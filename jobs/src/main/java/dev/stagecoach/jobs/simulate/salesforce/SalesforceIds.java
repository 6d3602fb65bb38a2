package dev.stagecoach.jobs.simulate.salesforce;

import dev.stagecoach.jobs.simulate.extract.CsvSink;

/** Record ids of 18 characters: an object's key prefix, a number, a suffix. */
final class SalesforceIds {
  /** Users from here on are the teams' managers. */
  static final int FIRST_MANAGER = 100_000;

  private static final String SUFFIX = "AAA";
  private static final int DIGITS = 10;

  private SalesforceIds() {}

  static void opportunity(CsvSink row, long number) {
    row.id("006ST", number, DIGITS, SUFFIX);
  }

  static void account(CsvSink row, long number) {
    row.id("001ST", number, DIGITS, SUFFIX);
  }

  static void contact(CsvSink row, long number) {
    row.id("003ST", number, DIGITS, SUFFIX);
  }

  static void user(CsvSink row, int number) {
    row.id("005ST", number, DIGITS, SUFFIX);
  }

  static void role(CsvSink row, int number) {
    row.id("00EST", number, DIGITS, SUFFIX);
  }

  static void lead(CsvSink row, long number) {
    row.id("00QST", number, DIGITS, SUFFIX);
  }

  static void task(CsvSink row, long number) {
    row.id("00TST", number, DIGITS, SUFFIX);
  }

  static void event(CsvSink row, long number) {
    row.id("00UST", number, DIGITS, SUFFIX);
  }
}
