package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stagecoach.common.stats.ClusteredDifference.Cluster;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusteredDifferenceTest {

  /**
   * Two reps of ten deals on each side: 8 and 2 won against 6 and 4. The shares are 0.5 and 0.5,
   * the binomial variance 2 x 0.25 / 20 = 0.025. Contributions: 3/20, -3/20, -1/20, 1/20, their
   * squares 20/400 in all, times 4/3: 0.0667. The design effect is 2.667.
   */
  @Test
  void unequalRepsInflateTheVariance() {
    ClusteredDifference found =
        ClusteredDifference.of(
            List.of(
                new Cluster(8, 10, 0, 0),
                new Cluster(2, 10, 0, 0),
                new Cluster(0, 0, 6, 10),
                new Cluster(0, 0, 4, 10)));

    assertThat(found.clusters()).isEqualTo(4);
    assertThat(found.designEffect()).isCloseTo(8 / 3.0, within(1e-12));
  }

  @Test
  void repsWithDealsOnBothSidesCancelOut() {
    ClusteredDifference found =
        ClusteredDifference.of(List.of(new Cluster(8, 10, 8, 10), new Cluster(2, 10, 2, 10)));

    assertThat(found.designEffect()).isEqualTo(1);
  }

  @Test
  void oneClusterCannotTell() {
    assertThat(ClusteredDifference.of(List.of(new Cluster(3, 10, 0, 0))))
        .isEqualTo(new ClusteredDifference(1, 1));
  }
}
