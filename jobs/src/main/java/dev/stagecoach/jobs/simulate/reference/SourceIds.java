package dev.stagecoach.jobs.simulate.reference;

import dev.stagecoach.jobs.simulate.company.Rep;
import dev.stagecoach.jobs.simulate.company.Unit;
import dev.stagecoach.jobs.simulate.extract.CsvSink;

/** Ids of CRM records in reference files: the source's name, a colon, the CRM's own id. */
public final class SourceIds {
  private static final String NORTHERN_USER = "north:005ST";
  private static final String SOUTHERN = "south:";
  private static final long FIRST_OWNER = 40_000_000L;
  private static final int DIGITS = 10;
  private static final String SUFFIX = "AAA";

  private SourceIds() {}

  /** The id of a rep. */
  public static String rep(Rep rep) {
    return switch (rep.unit()) {
      case NORTH -> NORTHERN_USER + "%010d".formatted(rep.number()) + SUFFIX;
      case SOUTH -> SOUTHERN + (FIRST_OWNER + rep.number());
    };
  }

  static void rep(CsvSink row, Unit unit, int number) {
    switch (unit) {
      case NORTH -> row.id(NORTHERN_USER, number, DIGITS, SUFFIX);
      case SOUTH -> row.id(SOUTHERN, FIRST_OWNER + number, 1);
    }
  }

  static void deal(CsvSink row, Unit unit, long number) {
    switch (unit) {
      case NORTH -> row.id("north:006ST", number, DIGITS, SUFFIX);
      case SOUTH -> row.id(SOUTHERN, 5_000_000_000L + number, 1);
    }
  }

  static void account(CsvSink row, Unit unit, long number) {
    switch (unit) {
      case NORTH -> row.id("north:001ST", number, DIGITS, SUFFIX);
      case SOUTH -> row.id(SOUTHERN, 6_000_000_000L + number, 1);
    }
  }
}
