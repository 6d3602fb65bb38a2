package dev.stagecoach.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stagecoach.common.config.Planning.Holder;
import dev.stagecoach.jobs.plan.HistoryFact.Kind;
import dev.stagecoach.jobs.plan.PlanBook.PlanTeam;
import dev.stagecoach.jobs.plan.PlanBook.RepMonth;
import dev.stagecoach.jobs.plan.RepPace.Capacity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanBookTest {
  private static final LocalDate FEBRUARY = LocalDate.of(2023, 2, 1);
  private static final Holder EAST = Holder.team("east");

  private static List<HistoryFact> closes(double won, double closed, double revenue) {
    return List.of(
        new HistoryFact(FEBRUARY, Kind.WIN_RATE, "rate", 0, new Ratio(won, closed)),
        new HistoryFact(FEBRUARY, Kind.DEAL_SIZE, "size", 0, new Ratio(revenue, won)));
  }

  private static PlanBook book(List<HistoryFact> east, List<RepMonth> months) {
    return new PlanBook(
        List.of(
            new PlanTeam("sales", "Sales", 1, List.of("sales")),
            new PlanTeam("east", "East", 2, List.of("sales", "east")),
            new PlanTeam("west", "West", 2, List.of("sales", "west"))),
        Map.of(Holder.COMPANY, closes(50, 200, 6000), EAST, east),
        Map.of(),
        Map.of(),
        months);
  }

  @Test
  void aTeamPlansByItsOwnHistory() {
    Knowledge east = book(closes(10, 20, 1000), List.of()).of(EAST);

    assertThat(east.isOwnHistory()).isTrue();
    assertThat(east.history().rates(KnownRates.NONE)).contains(PlanRates.of(100, 0.5));
  }

  @Test
  void aTeamThatClosedFewDealsPlansByTheCompanysHistory() {
    Knowledge east = book(closes(10, 19, 1000), List.of()).of(EAST);

    assertThat(east.isOwnHistory()).isFalse();
    assertThat(east.history().rates(KnownRates.NONE)).contains(PlanRates.of(120, 0.25));
  }

  @Test
  void theShareOfATeamIsItsPartOfTheRevenue() {
    assertThat(book(closes(10, 20, 1500), List.of()).shareOf(EAST, Holder.COMPANY)).isEqualTo(0.25);
  }

  @Test
  void thePaceOfRepsIsThatOfTheirMonthsByTheWeek() {
    // Four weeks of February with 4, 8, 12 opportunities: 1, 2 and 3 a week.
    PlanBook book =
        book(
            List.of(),
            List.of(
                new RepMonth("ann", "east", FEBRUARY, "opportunities", 4),
                new RepMonth("bob", "east", FEBRUARY, "opportunities", 8),
                new RepMonth("eve", "west", FEBRUARY, "opportunities", 12)));

    RepPace sales = book.of(Holder.team("sales")).paces().get("opportunities");
    assertThat(sales.usual()).isEqualTo(2);
    assertThat(sales.best()).isCloseTo(2.8, within(1e-12));
    assertThat(book.of(EAST).paces().get("opportunities").usual()).isEqualTo(1.5);
    assertThat(book.of(EAST).reps()).isEqualTo(2);
  }

  @Test
  void onlyRepsOfTheNewestThreeMonthsCountAsCapacity() {
    PlanBook book =
        book(
            List.of(),
            List.of(
                new RepMonth("ann", "east", FEBRUARY, "dials", 4),
                new RepMonth("bob", "east", FEBRUARY.minusMonths(2), "dials", 4),
                new RepMonth("gone", "east", FEBRUARY.minusMonths(3), "dials", 4)));

    assertThat(book.of(Holder.COMPANY).reps()).isEqualTo(2);
  }

  @Test
  void whatIsAskedOfRepsIsComparedWithWhatTheyDid() {
    RepPace pace = new RepPace(2, 3);

    assertThat(pace.capacity(2)).isEqualTo(Capacity.USUAL);
    assertThat(pace.capacity(2.5)).isEqualTo(Capacity.STRETCH);
    assertThat(pace.capacity(3.1)).isEqualTo(Capacity.BEYOND);
  }
}
