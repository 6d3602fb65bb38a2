package dev.stagecoach.common.cube;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The axes of all cubes: who is credited, which segments there are, how days fall into periods.
 *
 * <p>Everything is numbered, so that a fact meets its cells by looking up arrays. A slot is a
 * member together with a segment.
 *
 * @param credited who is credited for the facts of each unit
 * @param segments by number; the first is {@code all}
 * @param segmentSetNumbers the number of each set of segments
 * @param segmentsOfSet the segments in each set
 * @param bands periods by grain and kind
 */
record CubeAxes(
    CreditedMembers credited,
    List<String> segments,
    Map<Long, Integer> segmentSetNumbers,
    List<int[]> segmentsOfSet,
    List<Band> bands)
    implements Serializable {

  static final String ALL = "all";

  int slots() {
    return credited.members().size() * segments.size();
  }

  int slot(int member, int segment) {
    return member * segments.size() + segment;
  }

  int memberOf(int slot) {
    return slot / segments.size();
  }

  int segmentOf(int slot) {
    return slot % segments.size();
  }

  int unit(long key) {
    return credited.unit(key);
  }

  int segmentSet(long key) {
    return number(segmentSetNumbers, key, "core.segment_set knows no set %d");
  }

  static int number(Map<Long, Integer> numbers, long key, String unknown) {
    Integer number = numbers.get(key);
    if (number == null) {
      throw new IllegalStateException(unknown.formatted(key));
    }
    return number;
  }

  /** The band of a grain and kind. */
  int band(String grain, String kind) {
    for (int band = 0; band < bands.size(); band++) {
      if (bands.get(band).grain().equals(grain) && bands.get(band).kind().equals(kind)) {
        return band;
      }
    }
    return -1;
  }

  /** Numbers things in the order in which they are first seen. */
  static final class Numbering<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> things = new ArrayList<>();

    int of(T thing) {
      return numbers.computeIfAbsent(
          thing,
          added -> {
            things.add(added);
            return things.size() - 1;
          });
    }

    List<T> things() {
      return List.copyOf(things);
    }

    Map<T, Integer> numbers() {
      return new HashMap<>(numbers);
    }
  }
}
