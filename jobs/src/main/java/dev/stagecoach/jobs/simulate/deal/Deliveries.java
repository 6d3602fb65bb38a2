package dev.stagecoach.jobs.simulate.deal;

import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a loader in history mode delivers of one record, when: a version when it becomes known, and
 * again when a later version closes it.
 */
public final class Deliveries {
  private final SimulationOptions options;

  /** Deliveries of a first extract and the nights after it. */
  public Deliveries(SimulationOptions options) {
    this.options = options;
  }

  /**
   * A version as delivered.
   *
   * @param start the version's start, or that of the history if it begins later
   * @param end when the next version begins that is known at the delivery, or -1
   * @param knownAt when the later of both became known
   */
  public record Image(Version version, int delivery, long start, long end, long knownAt) {
    /** Whether no later version is known. */
    public boolean isActive() {
      return end < 0;
    }
  }

  /** The images of a deal's versions, by delivery, then by start. */
  public List<Image> images(List<Version> versions, long historyStart) {
    TreeSet<Integer> deliveries = new TreeSet<>();
    versions.forEach(version -> deliveries.add(options.delivery(version.knownAt())));
    List<Image> images = new ArrayList<>(versions.size());
    List<Version> before = List.of();
    for (int delivery : deliveries) {
      List<Version> known = known(versions, delivery);
      for (int i = 0; i < known.size(); i++) {
        long end = i + 1 < known.size() ? known.get(i + 1).at() : -1;
        boolean isNews = end != endIn(before, known.get(i)) || !before.contains(known.get(i));
        boolean isRecorded = end < 0 || end > historyStart;
        if (isNews && isRecorded) {
          long knownAt =
              end < 0
                  ? known.get(i).knownAt()
                  : Math.max(known.get(i).knownAt(), known.get(i + 1).knownAt());
          long start = Math.max(known.get(i).at(), historyStart);
          images.add(new Image(known.get(i), delivery, start, end, knownAt));
        }
      }
      before = known;
    }
    return images;
  }

  /** The record's state after each delivery that changes it. */
  public List<Image> currentStates(List<Version> versions) {
    TreeSet<Integer> deliveries = new TreeSet<>();
    versions.forEach(version -> deliveries.add(options.delivery(version.knownAt())));
    List<Image> states = new ArrayList<>(1);
    for (int delivery : deliveries) {
      List<Version> known = known(versions, delivery);
      Version last = known.get(known.size() - 1);
      states.add(new Image(last, delivery, last.at(), -1, last.knownAt()));
    }
    return states;
  }

  private List<Version> known(List<Version> versions, int delivery) {
    return versions.stream()
        .filter(version -> options.delivery(version.knownAt()) <= delivery)
        .toList();
  }

  private static long endIn(List<Version> known, Version version) {
    int place = known.indexOf(version);
    return place < 0 || place + 1 == known.size() ? -1 : known.get(place + 1).at();
  }
}
