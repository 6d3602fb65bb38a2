package dev.stagecoach.jobs.simulate.deal;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import dev.stagecoach.jobs.simulate.chance.Planted;
import dev.stagecoach.jobs.simulate.chance.Tally;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ObjLongConsumer;

/**
 * Plants what goes wrong in delivery: rows out of order, twice, or twice with a later time of
 * synchronisation. One plan a deal; not thread-safe.
 */
public final class RowPlan {
  private static final long SYNC_DELAY = 300_000L;
  private static final long SYNCED_AGAIN = 3_600_000L;

  private final SimulationOptions options;
  private final Dice dice;
  private final Tally tally;

  /** The plan for a deal's rows. */
  public RowPlan(SimulationOptions options, Deal deal, Tally tally) {
    this.options = options;
    this.dice = Dice.of(options.seed(), 6, deal.unit().ordinal(), deal.number());
    this.tally = tally;
  }

  /** The rows in the order in which they are written. */
  public <T> List<T> ordered(List<T> rows) {
    if (!chance(Planted.OUT_OF_ORDER) || rows.size() < 2) {
      return rows;
    }
    tally.count(Planted.OUT_OF_ORDER);
    List<T> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    return reversed;
  }

  /** Writes a row, given with its time of synchronisation; now and then once more. */
  public <T> void write(T row, long knownAt, ObjLongConsumer<T> writer) {
    long synced = synced(knownAt);
    writer.accept(row, synced);
    if (chance(Planted.DUPLICATE_ROW)) {
      tally.count(Planted.DUPLICATE_ROW);
      writer.accept(row, synced);
    } else if (chance(Planted.RESYNCED_ROW)) {
      tally.count(Planted.RESYNCED_ROW);
      writer.accept(row, synced + SYNCED_AGAIN);
    }
  }

  /** When the loader stamped a row that became known at an instant. */
  public static long synced(long knownAt) {
    return knownAt + SYNC_DELAY;
  }

  private boolean chance(Planted kind) {
    Parameters parameters = options.parameters();
    return dice.chance(parameters.share(kind));
  }
}
