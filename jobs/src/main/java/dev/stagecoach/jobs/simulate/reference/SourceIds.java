package dev.stagecoach.jobs.simulate.reference;

import dev.stagecoach.jobs.simulate.company.Unit;
import dev.stagecoach.jobs.simulate.extract.CsvSink;

/** Ids of CRM records in reference files: the source's name, a colon, the CRM's own id. */
final class SourceIds {
  private static final int DIGITS = 10;
  private static final String SUFFIX = "AAA";

  private SourceIds() {}

  static void rep(CsvSink row, Unit unit, int number) {
    switch (unit) {
      case NORTH -> row.id("north:005ST", number, DIGITS, SUFFIX);
      case SOUTH -> row.id("south:", 40_000_000L + number, 1);
    }
  }

  static void deal(CsvSink row, Unit unit, long number) {
    switch (unit) {
      case NORTH -> row.id("north:006ST", number, DIGITS, SUFFIX);
      case SOUTH -> row.id("south:", 5_000_000_000L + number, 1);
    }
  }

  static void account(CsvSink row, Unit unit, long number) {
    switch (unit) {
      case NORTH -> row.id("north:001ST", number, DIGITS, SUFFIX);
      case SOUTH -> row.id("south:", 6_000_000_000L + number, 1);
    }
  }
}
