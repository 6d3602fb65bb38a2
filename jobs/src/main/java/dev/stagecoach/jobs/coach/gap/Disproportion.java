package dev.stagecoach.jobs.coach.gap;

import dev.stagecoach.common.stats.PeerComparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Much effort with little to show for it, such as many calls and few meetings.
 *
 * @param member the place of the member in its group
 * @param peerMuch the peers' mean effort
 * @param peerRate what came of the peers' efforts, by what it could come from
 * @param chance how likely so little is by chance; 1 where the effort is less than the peers'
 * @param mentor the place of the peer to whom most comes of it, judged with caution
 */
public record Disproportion(
    int member, double peerMuch, double peerRate, double chance, Optional<Integer> mentor) {

  /** Compares each of several members with the others; none where there are no others. */
  public static List<Disproportion> among(List<Effort> efforts) {
    if (efforts.size() < 2) {
      return List.of();
    }
    double much = efforts.stream().mapToDouble(Effort::much).sum();
    long events = efforts.stream().mapToLong(Effort::events).sum();
    double exposure = efforts.stream().mapToDouble(Effort::exposure).sum();
    List<Disproportion> found = new ArrayList<>();
    for (int place = 0; place < efforts.size(); place++) {
      Effort own = efforts.get(place);
      double peerMuch = (much - own.much()) / (efforts.size() - 1);
      long otherEvents = events - own.events();
      double otherExposure = exposure - own.exposure();
      double chance =
          own.much() >= peerMuch
              ? PeerComparison.fewerEvents(own.events(), own.exposure(), otherEvents, otherExposure)
              : 1;
      found.add(
          new Disproportion(
              place,
              peerMuch,
              otherExposure > 0 ? otherEvents / otherExposure : 0,
              chance,
              mentor(efforts, place)));
    }
    return found;
  }

  private static Optional<Integer> mentor(List<Effort> efforts, int place) {
    return IntStream.range(0, efforts.size())
        .boxed()
        .filter(other -> other != place)
        .filter(other -> efforts.get(other).cautiousRate() > efforts.get(place).cautiousRate())
        .max(
            Comparator.comparingDouble((Integer other) -> efforts.get(other).cautiousRate())
                .thenComparing(other -> efforts.get(other).id(), Comparator.reverseOrder()));
  }
}
