package dev.stagecoach.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.cube.CreditedMembers;
import dev.stagecoach.common.cube.CreditedMembers.Member;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for the waterfalls of any histories; a failing sample's seed stands in the name of the
 * test.
 */
class MovementLawsTest {
  private static final int DAYS = 360;
  private static final int UNITS = 4;
  private static final int COMPANY = 0;
  private static final List<Integer> TEAMS = List.of(1, 2);
  private static final List<Integer> REPS = List.of(3, 4, 5);

  /** Two teams; the second rep is in one, then in the other. */
  private static final CreditedMembers CREDITED =
      new CreditedMembers(
          List.of(
              new Member("company", "(company)"),
              new Member("team", "east"),
              new Member("team", "west"),
              new Member("rep", "ann"),
              new Member("rep", "bob"),
              new Member("rep", "eve")),
          Map.of(10L, 0, 11L, 1, 12L, 2, 13L, 3),
          List.of(
              new int[] {0, 1, 3}, new int[] {0, 1, 4}, new int[] {0, 2, 4}, new int[] {0, 2, 5}));

  /** Months of thirty days, and years of which the last is not over. */
  private static final List<PeriodGrid> GRIDS = List.of(grid("month", 30), grid("year", 200));

  private final Map<MovementSums.Key, MovementCell> cells = new HashMap<>();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void startAndMovementsMakeTheEnd(long seed) {
    count(histories(seed));

    for (Counting counting : Counting.values()) {
      Map<Object, BigDecimal> rests = new HashMap<>();
      cells.forEach(
          (key, cell) -> {
            int sign = key.movement() == Movement.END ? -1 : key.movement().sign();
            MovementCell.Sum sum = cell.of(counting);
            long deals = key.movement().movesDeals() ? sign * sum.deals() : 0;
            add(rests, List.of(key.member(), key.place(), "deals"), BigDecimal.valueOf(deals));
            add(rests, List.of(key.member(), key.place(), "dated"), signed(sum.dated(), sign));
            add(rests, List.of(key.member(), key.place(), "fixed"), signed(sum.constant(), sign));
          });

      assertThat(rests).isNotEmpty();
      assertThat(rests.values()).as("%s", counting).allMatch(rest -> rest.signum() == 0);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void teamsAddUpToTheCompanyAndRepsTooWithHandoversCancellingOut(long seed) {
    count(histories(seed));

    assertThat(cells.keySet())
        .noneMatch(key -> key.member() == COMPANY && isHandover(key.movement()));
    for (List<Integer> parts : List.of(TEAMS, REPS)) {
      for (Counting counting : Counting.values()) {
        Map<Object, BigDecimal> rests = new HashMap<>();
        cells.forEach(
            (key, cell) -> {
              int side = key.member() == COMPANY ? -1 : parts.contains(key.member()) ? 1 : 0;
              int sign = key.movement() == Movement.TRANSFERRED_OUT ? -side : side;
              Object bar = isHandover(key.movement()) ? "handovers" : key.movement();
              add(rests, List.of(key.place(), bar), signed(cell.of(counting).dated(), sign));
            });

        assertThat(rests.values()).as("%s", counting).allMatch(rest -> rest.signum() == 0);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void startAndEndAreWhatWasOpenAndDueThen(long seed) {
    List<DealHistory> histories = histories(seed);
    count(histories);

    for (int grid = 0; grid < GRIDS.size(); grid++) {
      PeriodGrid periods = GRIDS.get(grid);
      for (int period = 0; period < periods.starts().length; period++) {
        MovementSums.Place place = new MovementSums.Place(grid, period);
        DueWindow window = periods.window(period);
        assertThat(level(place, Movement.START))
            .isEqualByComparingTo(openAndDue(histories, periods.start(period), window));
        assertThat(level(place, Movement.END))
            .isEqualByComparingTo(openAndDue(histories, periods.knownEnd(period), window));
      }
    }
  }

  private BigDecimal level(MovementSums.Place place, Movement movement) {
    MovementCell cell = cells.get(new MovementSums.Key(COMPANY, place, movement));
    return cell == null ? BigDecimal.ZERO : cell.of(Counting.NET).dated();
  }

  private static BigDecimal openAndDue(List<DealHistory> histories, int day, DueWindow window) {
    BigDecimal sum = BigDecimal.ZERO;
    for (DealHistory history : histories) {
      DealState then = DealState.ABSENT;
      for (DealState state : history.states()) {
        then = state.sinceDay() < day ? state : then;
      }
      boolean isDue = then.dueDay() >= window.start() && then.dueDay() < window.end();
      if (then.condition() == Condition.OPEN && isDue) {
        sum = sum.add(then.money().dated());
      }
    }
    return sum;
  }

  private void count(List<DealHistory> histories) {
    MovementSums sums = new MovementSums(CREDITED, GRIDS);
    histories.forEach(sums::add);
    sums.drain(cells::put);
  }

  private static List<DealHistory> histories(long seed) {
    Random random = new Random(seed);
    List<DealHistory> histories = new ArrayList<>();
    for (int deal = 0; deal < 60; deal++) {
      List<DealState> states = new ArrayList<>();
      int day = random.nextInt(DAYS);
      while (day < DAYS && states.size() < 12) {
        states.add(state(random, day));
        day += random.nextInt(40);
      }
      histories.add(new DealHistory(states));
    }
    return histories;
  }

  private static DealState state(Random random, int day) {
    Condition[] ends = {Condition.WON, Condition.LOST, Condition.DELETED, Condition.MERGED};
    boolean isOpen = random.nextInt(10) < 7;
    boolean isDated = random.nextInt(10) < 9;
    return new DealState(
        day,
        isOpen ? Condition.OPEN : ends[random.nextInt(ends.length)],
        random.nextInt(UNITS),
        isDated ? day - 40 + random.nextInt(140) : DealState.NO_DAY,
        money(random, day));
  }

  /** Amounts of a few kinds, so that many stay the same, some are nothing, and some negative. */
  private static Money money(Random random, int day) {
    BigDecimal amount =
        new BigDecimal(List.of("-50", "0", "99.99", "1234.567891").get(kind(random)));
    boolean isForeign = random.nextBoolean();
    BigDecimal rate = isForeign ? BigDecimal.valueOf(110_000_000L + 137L * day, 8) : BigDecimal.ONE;
    BigDecimal fixed = isForeign ? new BigDecimal("1.05") : BigDecimal.ONE;
    return new Money(
        amount, isForeign ? "EUR" : "USD", converted(amount, rate), converted(amount, fixed));
  }

  private static int kind(Random random) {
    return Math.min(3, random.nextInt(6));
  }

  private static BigDecimal converted(BigDecimal amount, BigDecimal rate) {
    return amount.multiply(rate).setScale(6, RoundingMode.HALF_UP);
  }

  private static PeriodGrid grid(String grain, int length) {
    int periods = (DAYS + length - 1) / length;
    int[] starts = new int[periods];
    int[] ends = new int[periods];
    for (int period = 0; period < periods; period++) {
      starts[period] = period * length;
      ends[period] = starts[period] + length;
    }
    return new PeriodGrid(grain, starts, ends, DAYS);
  }

  private static boolean isHandover(Movement movement) {
    return movement == Movement.TRANSFERRED_IN || movement == Movement.TRANSFERRED_OUT;
  }

  private static BigDecimal signed(BigDecimal amount, int sign) {
    return amount.multiply(BigDecimal.valueOf(sign));
  }

  private static void add(Map<Object, BigDecimal> sums, Object key, BigDecimal amount) {
    sums.merge(key, amount, BigDecimal::add);
  }
}
