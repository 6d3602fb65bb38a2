package dev.stagecoach.common.cube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.cube.CreditedMembers.Member;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import scala.Tuple2;

/**
 * The cells of random facts are those that come of asking, cell by cell, which facts lie in it.
 *
 * <p>A company with two teams below a region, four reps and two named segments; facts before,
 * within and after the periods.
 */
class CubeLawsTest {
  private static final CubeShape SHAPE =
      new CubeShape(List.of("kind"), List.of("facts"), List.of("amount"), 2);
  private static final List<Member> MEMBERS =
      List.of(
          new Member("company", "(company)"),
          new Member("team", "region"),
          new Member("team", "east"),
          new Member("team", "west"),
          new Member("rep", "ann"),
          new Member("rep", "bob"));
  private static final List<int[]> MEMBERS_OF_UNIT =
      List.of(new int[] {0, 1, 2, 4}, new int[] {0, 1, 3, 4}, new int[] {0, 1, 3, 5});
  private static final List<String> SEGMENTS = List.of("all", "large", "nearby");
  private static final List<int[]> SEGMENTS_OF_SET =
      List.of(new int[] {0}, new int[] {0, 1}, new int[] {0, 1, 2});
  private static final List<Stretch> STRETCHES =
      List.of(
          new Stretch(0, 100, 0, 30),
          new Stretch(0, 130, 30, 60),
          new Stretch(0, 160, 60, 73),
          new Stretch(1, 100, 0, 73),
          new Stretch(2, 130, 30, 43));
  private static final List<Cut> CUTS =
      List.of(
          new Cut(Set.of("company", "team", "rep"), Set.of("company", "team"), Set.of("company")),
          new Cut(
              Set.of("company", "team", "rep"),
              Set.of("company", "team", "rep"),
              Set.of("company", "team", "rep")),
          new Cut(Set.of("company", "team"), Set.of(), Set.of()));
  private static final List<String> BANDS =
      List.of("month|whole", "year|whole", "month|previous_to_date");

  /** A period of a band, called by a day of its own and reaching from a day to another. */
  private record Stretch(int band, int start, int from, int until) {}

  private record Fact(
      String kind,
      int day,
      int eventUnit,
      int currentUnit,
      int segmentSet,
      OptionalInt band,
      int facts,
      @Nullable BigDecimal amount,
      int valueClass,
      double value) {}

  @RepeatedTest(200)
  void everyCellHoldsTheFactsThatLieInIt(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Fact> facts =
        IntStream.range(0, random.nextInt(120))
            .mapToObj(number -> fact(random))
            .flatMap(fact -> Stream.generate(() -> fact).limit(1 + random.nextInt(3)))
            .toList();

    assertThat(cube(facts)).isEqualTo(askedCellByCell(facts));
  }

  private static Fact fact(Random random) {
    return new Fact(
        random.nextBoolean() ? "won" : "lost",
        random.nextInt(90) - 8,
        random.nextInt(MEMBERS_OF_UNIT.size()),
        random.nextInt(MEMBERS_OF_UNIT.size()),
        random.nextInt(SEGMENTS_OF_SET.size()),
        random.nextInt(4) == 0 ? OptionalInt.of(random.nextInt(3)) : OptionalInt.empty(),
        random.nextInt(5) - 2,
        random.nextInt(5) == 0
            ? null
            : BigDecimal.valueOf(random.nextLong(2_000_000_000_000L) - 1_000_000_000_000L, 6),
        random.nextInt(3) - 1,
        random.nextInt(9) / 2.0 - 2);
  }

  private static Map<String, String> askedCellByCell(List<Fact> facts) {
    Map<String, String> cells = new TreeMap<>();
    for (Place place : places()) {
      List<Fact> there = facts.stream().filter(place::holds).toList();
      if (!there.isEmpty()) {
        cells.put(place.toString(), summed(there));
      }
    }
    return cells;
  }

  private static List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (Stretch stretch : STRETCHES) {
      for (int number = 0; number < MEMBERS.size() * SEGMENTS.size(); number++) {
        int member = number / SEGMENTS.size();
        int segment = number % SEGMENTS.size();
        places.add(new Place("won", "event", member, segment, stretch));
        places.add(new Place("won", "current", member, segment, stretch));
        places.add(new Place("lost", "event", member, segment, stretch));
        places.add(new Place("lost", "current", member, segment, stretch));
      }
    }
    return places;
  }

  /** One cell, and which facts lie in it. */
  private record Place(String kind, String attribution, int member, int segment, Stretch stretch) {

    boolean holds(Fact fact) {
      int unit = attribution.equals("event") ? fact.eventUnit() : fact.currentUnit();
      Cut cut = CUTS.get(stretch.band());
      Set<String> levels = segment == 0 ? cut.all() : cut.named();
      return fact.kind().equals(kind)
          && fact.day() >= stretch.from()
          && fact.day() < stretch.until()
          && fact.band().orElse(stretch.band()) == stretch.band()
          && isAmong(MEMBERS_OF_UNIT.get(unit), member)
          && isAmong(SEGMENTS_OF_SET.get(fact.segmentSet()), segment)
          && levels.contains(MEMBERS.get(member).level())
          && (attribution.equals("event") || cut.current().contains(MEMBERS.get(member).level()));
    }

    private static boolean isAmong(int[] numbers, int wanted) {
      return Arrays.stream(numbers).anyMatch(number -> number == wanted);
    }

    @Override
    public String toString() {
      return String.join(
          "|",
          kind,
          attribution,
          MEMBERS.get(member).level(),
          MEMBERS.get(member).id(),
          SEGMENTS.get(segment),
          BANDS.get(stretch.band()),
          String.valueOf(stretch.start()));
    }
  }

  private static String summed(List<Fact> facts) {
    BigDecimal amount = BigDecimal.ZERO.setScale(6);
    for (Fact fact : facts) {
      amount = fact.amount() == null ? amount : amount.add(fact.amount());
    }
    return String.join(
        "|",
        String.valueOf(facts.stream().mapToInt(Fact::facts).sum()),
        amount.toPlainString(),
        values(facts, 0),
        values(facts, 1));
  }

  private static String values(List<Fact> facts, int valueClass) {
    return Arrays.toString(
        facts.stream()
            .filter(fact -> fact.valueClass() == valueClass)
            .mapToDouble(Fact::value)
            .sorted()
            .toArray());
  }

  private static Map<String, String> cube(List<Fact> facts) {
    Map<List<Object>, FactColumns> byKind = new LinkedHashMap<>();
    Map<String, AlikeFacts> alike = new HashMap<>();
    for (Fact fact : facts) {
      take(
          fact,
          byKind.computeIfAbsent(List.of(fact.kind()), added -> new FactColumns(SHAPE)),
          alike.computeIfAbsent(fact.kind(), added -> new AlikeFacts(facts.size())));
    }
    Map<String, String> cells = new TreeMap<>();
    CellRows rows = new CellRows(SHAPE, axes(), new Shown(), parts(byKind));
    while (rows.hasNext()) {
      Object[] row = rows.next();
      String place = Arrays.stream(row, 0, 8).map(String::valueOf).collect(Collectors.joining("|"));
      assertThat(cells.put(place, row[8].toString())).as("a second cell %s", place).isNull();
    }
    return cells;
  }

  private static Iterator<Tuple2<List<Object>, FactColumns>> parts(
      Map<List<Object>, FactColumns> byKind) {
    return byKind.entrySet().stream()
        .map(part -> new Tuple2<>(part.getKey(), part.getValue()))
        .iterator();
  }

  private static void take(Fact fact, FactColumns columns, AlikeFacts alike) {
    int place =
        columns.open(
            fact.day(),
            fact.eventUnit(),
            fact.currentUnit(),
            fact.segmentSet(),
            (byte) fact.band().orElse(FactColumns.EVERY_BAND));
    if (fact.valueClass() >= 0) {
      columns.value(place, fact.valueClass(), fact.value());
    } else {
      place = alike.ofNewest(columns);
    }
    columns.addCount(place, 0, fact.facts());
    if (fact.amount() != null) {
      columns.addSum(place, 0, fact.amount());
    }
  }

  private static CubeAxes axes() {
    List<Band> bands = new ArrayList<>();
    for (int number = 0; number < BANDS.size(); number++) {
      bands.add(band(number));
    }
    return new CubeAxes(
        new CreditedMembers(MEMBERS, Map.of(), MEMBERS_OF_UNIT),
        SEGMENTS,
        Map.of(),
        SEGMENTS_OF_SET,
        bands);
  }

  private static Band band(int number) {
    List<Stretch> ranges = STRETCHES.stream().filter(stretch -> stretch.band() == number).toList();
    int first = ranges.get(0).from();
    int[] rangeOfDay = new int[ranges.get(ranges.size() - 1).until() - first];
    for (int range = 0; range < ranges.size(); range++) {
      Stretch stretch = ranges.get(range);
      Arrays.fill(rangeOfDay, stretch.from() - first, stretch.until() - first, range);
    }
    String[] name = BANDS.get(number).split("[|]", -1);
    int[] starts = ranges.stream().mapToInt(Stretch::start).toArray();
    return new Band(name[0], name[1], first, rangeOfDay, starts, CUTS.get(number));
  }

  /** Shows all that a cell holds. */
  private static final class Shown implements CellSummary {
    private static final long serialVersionUID = 1L;

    @Override
    public List<StructField> fields() {
      return List.of(DataTypes.createStructField("shown", DataTypes.StringType, false));
    }

    @Override
    public void write(Cell cell, Object[] row, int position) {
      row[position] =
          String.join(
              "|",
              String.valueOf(cell.count(0)),
              cell.sum(0).toJavaBigDecimal().toPlainString(),
              Arrays.toString(cell.values(0)),
              Arrays.toString(cell.values(1)));
    }
  }
}
