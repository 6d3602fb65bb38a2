package dev.stagecoach.jobs.simulate.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.stagecoach.jobs.simulate.SimulatedCompany;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.deal.Deliveries.Image;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private static final SimulationOptions OPTIONS = SimulatedCompany.of(10, 1, 3, 0.01);
  private static final long EXTRACT = OPTIONS.extractMillis();
  private static final Version FIRST = version(EXTRACT - 9 * BusinessClock.DAY, 0);
  private static final Version SECOND = version(EXTRACT - 2 * BusinessClock.DAY, 1);
  private static final Version NEWS = version(EXTRACT + BusinessClock.HOUR, 2);

  private final Deliveries deliveries = new Deliveries(OPTIONS);

  @Test
  void aNewVersionClosesTheOneBeforeInTheSameDelivery() {
    List<Image> images = deliveries.images(List.of(FIRST, SECOND, NEWS), Long.MIN_VALUE);

    assertThat(images)
        .extracting(Image::delivery, image -> image.version().stage(), Image::end)
        .containsExactly(
            row(0, 0, SECOND.at()), row(0, 1, -1), row(1, 1, NEWS.at()), row(1, 2, -1));
  }

  @Test
  void aLateVersionIsInsertedAndTheOneBeforeDeliveredAgain() {
    Version late = SECOND.lateUntil(EXTRACT + BusinessClock.DAY + BusinessClock.HOUR);
    Version known = version(EXTRACT - BusinessClock.DAY, 2);

    List<Image> images = deliveries.images(List.of(FIRST, late, known), Long.MIN_VALUE);

    assertThat(images)
        .extracting(Image::delivery, image -> image.version().stage(), Image::end)
        .containsExactly(
            row(0, 0, known.at()), row(0, 2, -1), row(2, 0, late.at()), row(2, 1, known.at()));
  }

  @Test
  void historyThatBeginsLaterShowsTheVersionInForceThen() {
    long start = FIRST.at() + BusinessClock.DAY;

    List<Image> images = deliveries.images(List.of(FIRST, SECOND), start);

    assertThat(images).extracting(Image::start).containsExactly(start, SECOND.at());
  }

  @Test
  void theCurrentRecordIsDeliveredWhenItChanges() {
    List<Image> states = deliveries.currentStates(List.of(FIRST, SECOND, NEWS));

    assertThat(states)
        .extracting(Image::delivery, state -> state.version().stage())
        .containsExactly(tuple(0, 1), tuple(1, 2));
  }

  private static Tuple row(int delivery, int stage, long end) {
    return tuple(delivery, stage, end);
  }

  private static Version version(long at, int stage) {
    return new Version(at, at, stage, false, 1, 100, 20_000, 0, false);
  }
}
