package dev.stagecoach.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DayChangesTest {
  private static final int END = 200;

  /** A deal that is open from one day to another, or to this day where there is no other. */
  private record Open(int from, int until, int created, BigDecimal amount) {}

  @Test
  void aLevelHoldsFromOneChangeToTheNext() {
    DayChanges changes = changes(List.of(open(10, 20, "100"), open(15, END, "50.25")));

    assertThat(levels(changes))
        .containsExactly("10-15: 1 100.000000", "15-20: 2 150.250000", "20-200: 1 50.250000");
  }

  @Test
  void aDayOnWhichAsMuchComesAsGoesIsNoChange() {
    DayChanges changes =
        changes(List.of(open(10, 20, "100"), new Open(20, 30, 10, new BigDecimal("100"))));

    assertThat(levels(changes)).containsExactly("10-30: 1 100.000000");
  }

  @Test
  void whereNothingIsOpenThereIsNoLevel() {
    DayChanges changes = changes(List.of(open(10, 12, "1"), open(40, 41, "2")));

    assertThat(levels(changes)).containsExactly("10-12: 1 1.000000", "40-41: 1 2.000000");
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachDayHasWhatIsOpenOnItHoweverThePartsAreAddedUp(long seed) {
    Random random = new Random(seed);
    List<Open> deals = new ArrayList<>();
    DayChanges whole = new DayChanges();
    for (int part = 0; part < 4; part++) {
      List<Open> some = random.ints(25).mapToObj(any -> open(random)).toList();
      deals.addAll(some);
      whole.addAll(changes(some).trimmed());
    }

    assertThat(byDay(whole)).isEqualTo(expectedByDay(deals));
  }

  private static Open open(int from, int until, String amount) {
    return new Open(from, until, from, new BigDecimal(amount));
  }

  private static Open open(Random random) {
    int from = random.nextInt(END - 1);
    int until = random.nextInt(3) == 0 ? END : from + 1 + random.nextInt(END - 1 - from);
    BigDecimal amount =
        List.of("-50", "0", "99.99", "1234.567891", "123456789012345678.5").stream()
            .map(BigDecimal::new)
            .toList()
            .get(random.nextInt(5));
    return new Open(from, until, from - random.nextInt(30), amount);
  }

  private static DayChanges changes(List<Open> deals) {
    DayChanges changes = new DayChanges();
    for (Open deal : deals) {
      changes.add(deal.from(), 1, deal.created(), deal.amount(), twice(deal.amount()));
      if (deal.until() < END) {
        changes.add(deal.until(), -1, deal.created(), deal.amount(), twice(deal.amount()));
      }
    }
    return changes;
  }

  private static BigDecimal twice(BigDecimal amount) {
    return amount.add(amount);
  }

  private static List<String> levels(DayChanges changes) {
    List<String> levels = new ArrayList<>();
    changes.eachLevel(
        END,
        (from, until, level) ->
            levels.add("%d-%d: %d %s".formatted(from, until, level.deals(), level.dated())));
    return levels;
  }

  private static Map<Integer, List<Object>> byDay(DayChanges changes) {
    Map<Integer, List<Object>> byDay = new TreeMap<>();
    changes.eachLevel(
        END,
        (from, until, level) -> {
          for (int day = from; day < until; day++) {
            byDay.put(
                day,
                List.of(
                    level.deals(),
                    level.createdDays(),
                    level.dated().toJavaBigDecimal(),
                    level.constant().toJavaBigDecimal()));
          }
        });
    return byDay;
  }

  private static Map<Integer, List<Object>> expectedByDay(List<Open> deals) {
    Map<Integer, List<Object>> byDay = new TreeMap<>();
    for (int day = 0; day < END; day++) {
      int here = day;
      List<Open> then =
          deals.stream().filter(deal -> deal.from() <= here && here < deal.until()).toList();
      BigDecimal amount =
          then.stream().map(Open::amount).reduce(new BigDecimal("0.000000"), BigDecimal::add);
      if (!then.isEmpty()) {
        byDay.put(
            day,
            List.of(
                (long) then.size(),
                then.stream().mapToLong(Open::created).sum(),
                amount.setScale(6),
                twice(amount).setScale(6)));
      }
    }
    return byDay;
  }
}
