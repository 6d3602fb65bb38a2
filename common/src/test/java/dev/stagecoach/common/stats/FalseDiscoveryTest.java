package dev.stagecoach.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {

  /** Benjamini and Hochberg (1995), section 3.2: p-values of 15 comparisons of two treatments. */
  private static final double[] EXAMPLE = {
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
    0.6528, 0.7590, 1.0000
  };

  @Test
  void fourOfTheFifteenAreFoundAtFivePercent() {
    assertThat(Arrays.stream(FalseDiscovery.adjusted(EXAMPLE)).filter(q -> q <= 0.05)).hasSize(4);
  }

  /** R: {@code p.adjust(p, "BH")}. */
  @Test
  void agreesWithR() {
    assertThat(FalseDiscovery.adjusted(EXAMPLE))
        .containsExactly(
            new double[] {
              0.0015,
              0.0030,
              0.0095,
              0.035625,
              0.0603,
              0.06385714,
              0.06385714,
              0.0645,
              0.0765,
              0.486,
              0.58118182,
              0.714875,
              0.75323077,
              0.81321429,
              1
            },
            within(0.000000005));
  }

  @Test
  void theOrderIsKept() {
    assertThat(FalseDiscovery.adjusted(new double[] {0.5, 0.01, 0.04}))
        .containsExactly(new double[] {0.5, 0.03, 0.06}, within(1e-12));
  }

  @Test
  void nothingLookedAtGivesNothing() {
    assertThat(FalseDiscovery.adjusted(new double[0])).isEmpty();
  }
}
