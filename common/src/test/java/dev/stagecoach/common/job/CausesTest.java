package dev.stagecoach.common.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CausesTest {
  private static final IOException DISK = new IOException("the disk is full");
  private static final IllegalStateException WRITE = new IllegalStateException("not written", DISK);
  private static final RuntimeException NIGHT = new RuntimeException("no night", WRITE);

  @Test
  void aFailureIsFollowedByWhatIsBehindIt() {
    assertThat(Causes.of(NIGHT)).containsExactly(NIGHT, WRITE, DISK);
  }

  @Test
  void whereNothingFailedNothingIsBehindIt() {
    assertThat(Causes.of(null)).isEmpty();
  }

  @Test
  void theDeepestCauseOfAFailureWithoutOneIsItself() {
    assertThat(Causes.deepest(DISK)).isSameAs(DISK);
  }

  @Test
  void theDeepestCauseIsTheLast() {
    assertThat(Causes.deepest(NIGHT)).isSameAs(DISK);
  }
}
