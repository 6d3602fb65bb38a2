package dev.stagecoach.jobs.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The rates as they might have come out: whole months of history drawn with replacement (Efron, B.
 * 1979, Annals of Statistics 7: 1-26). A month is drawn with everything in it, so that what goes
 * together within a month stays together.
 *
 * @param draws how often the months are drawn
 * @param seed the same seed draws the same months
 */
record RateBootstrap(int draws, long seed) {

  /** The rates of every draw; draws that tell too little are left out. */
  List<PlanRates> drawn(PlanHistory history, KnownRates given) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PlanRates> drawn = new ArrayList<>();
    int[] months = new int[history.months()];
    for (int draw = 0; draw < draws && months.length > 0; draw++) {
      for (int place = 0; place < months.length; place++) {
        months[place] = random.nextInt(months.length);
      }
      history.rates(given, months).ifPresent(drawn::add);
    }
    return drawn;
  }
}
