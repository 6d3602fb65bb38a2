package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stagecoach.common.stats.RateChange.Group;
import dev.stagecoach.common.stats.RateChange.Sums;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RateChangeTest {
  @Test
  void aGroupWhoseRateRisesContributesByItsWeight() {
    // Two equal groups; one goes from 20 % to 40 %: the whole from 25 % to 35 %.
    List<RateChange> parts =
        RateChange.of(List.of(group(20, 100, 40, 100), group(30, 100, 30, 100)));

    assertThat(parts.get(0).rate()).isCloseTo(0.10, within(1e-12));
    assertThat(parts.get(0).mix()).isZero();
    assertThat(parts.get(1).total()).isZero();
  }

  @Test
  void moreDealsInAGroupBelowTheWholeLowerTheRateThoughNoGroupGotWorse() {
    // 10 % and 50 %, unchanged; their weights go from 1:1 to 3:1, the whole from 30 % to 20 %.
    List<RateChange> parts =
        RateChange.of(List.of(group(10, 100, 30, 300), group(50, 100, 50, 100)));

    assertThat(parts).extracting(RateChange::rate).containsOnly(0.0);
    // (3/4 - 1/2) (0.1 - 0.25) and (1/4 - 1/2) (0.5 - 0.25).
    assertThat(parts.get(0).mix()).isCloseTo(-0.0375, within(1e-12));
    assertThat(parts.get(1).mix()).isCloseTo(-0.0625, within(1e-12));
  }

  @Test
  void aGroupThatIsNewIsMixAlone() {
    List<RateChange> parts = RateChange.of(List.of(group(20, 100, 20, 100), group(0, 0, 60, 100)));

    assertThat(parts.get(1).rate()).isZero();
    assertThat(parts.get(0).total() + parts.get(1).total()).isCloseTo(0.20, within(1e-12));
  }

  @Test
  void withoutAnyTrialsNothingCanBeSaid() {
    assertThatThrownBy(() -> RateChange.of(List.of(group(0, 0, 1, 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A rate without any trials cannot have changed");
  }

  @RepeatedTest(50)
  void thePartsAddUpToTheChangeOfTheWhole(RepetitionInfo repetition) {
    Random chance = new Random(repetition.getCurrentRepetition());
    List<Group> groups =
        Stream.generate(() -> new Group(sums(chance), sums(chance)))
            .limit(1 + chance.nextInt(12))
            .toList();
    double change =
        whole(groups.stream().map(Group::after)) - whole(groups.stream().map(Group::before));

    double parts = RateChange.of(groups).stream().mapToDouble(RateChange::total).sum();

    assertThat(parts).isCloseTo(change, within(1e-12));
  }

  private static double whole(Stream<Sums> sums) {
    List<Sums> all = sums.toList();
    return (double) all.stream().mapToLong(Sums::successes).sum()
        / all.stream().mapToLong(Sums::trials).sum();
  }

  private static Sums sums(Random chance) {
    int trials = 1 + chance.nextInt(400);
    return new Sums(chance.nextInt(trials + 1), trials);
  }

  private static Group group(long before, long ofBefore, long after, long ofAfter) {
    return new Group(new Sums(before, ofBefore), new Sums(after, ofAfter));
  }
}
