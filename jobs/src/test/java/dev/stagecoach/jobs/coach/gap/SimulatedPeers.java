package dev.stagecoach.jobs.coach.gap;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.chance.FunnelLaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reps who work alike, each with deals drawn from one law; the first may have a habit of their own.
 */
record SimulatedPeers(int reps, int deals, Habit habit) {
  static final List<String> STAGES =
      List.of("prospecting", "qualification", "solution_fit", "proposal", "negotiation");

  private static final List<Double> ADVANCE = List.of(0.54, 0.66, 0.70, 0.66, 0.70);
  private static final List<Double> FROM_THE_START = List.of(1.0, 0.0, 0.0, 0.0, 0.0, 0.0);

  /** What the first rep does differently. */
  enum Habit {
    NONE,
    LOSES_LATE,
    GIVES_DISCOUNTS,
    WORKS_FEW_DEALS
  }

  List<Member> drawn(long seed) {
    List<Member> members = new ArrayList<>();
    for (int rep = 0; rep < reps; rep++) {
      Dice dice = Dice.of(seed, rep);
      members.add(
          new Member("rep %02d".formatted(rep), workload(dice, rep == 0 ? habit : Habit.NONE)));
    }
    return members;
  }

  private Workload workload(Dice dice, Habit own) {
    FunnelLaw law = new FunnelLaw(advance(own), FROM_THE_START, 0);
    // Poisson numbers add up, so that large ones are drawn in parts.
    int inHand = 0;
    for (int part = 0; part < deals / 10; part++) {
      inHand += dice.poisson(own == Habit.WORKS_FEW_DEALS ? 4 : 10);
    }
    long[] reached = new long[STAGES.size() + 1];
    double listed = 0;
    long revenue = 0;
    Logs listedLogs = Logs.NONE;
    Logs keptLogs = Logs.NONE;
    for (int deal = 0; deal < inHand; deal++) {
      int furthest = dice.chance(0.8) ? last(law.draw(dice)) : -1;
      for (int stage = 0; stage <= furthest; stage++) {
        reached[stage]++;
      }
      if (furthest == STAGES.size()) {
        double first = dice.logNormal(2_000_000, 0.8);
        double kept = dice.logNormal(own == Habit.GIVES_DISCOUNTS ? 0.8 : 0.95, 0.1);
        listed += first;
        revenue += Math.round(first * kept);
        listedLogs = listedLogs.with(first);
        keptLogs = keptLogs.with(kept);
      }
    }
    return new Workload(
        inHand, Arrays.stream(reached).boxed().toList(), revenue, listed, listedLogs, keptLogs);
  }

  private static int last(List<Integer> furthest) {
    return furthest.get(furthest.size() - 1);
  }

  private static List<Double> advance(Habit own) {
    List<Double> advance = new ArrayList<>(ADVANCE);
    if (own == Habit.LOSES_LATE) {
      advance.set(4, 0.25);
    }
    return advance;
  }
}
