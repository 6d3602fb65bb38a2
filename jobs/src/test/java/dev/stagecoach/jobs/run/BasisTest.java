package dev.stagecoach.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BasisTest {
  private static final Basis BEFORE = basis(Map.of("query", "q1", "rows of core.deal", "r1"));

  @Test
  void theSamePartsHaveOneIdentity() {
    assertThat(basis(Map.of("rows of core.deal", "r1", "query", "q1")).identity())
        .isEqualTo(BEFORE.identity());
  }

  @Test
  void anotherPartMakesAnotherIdentity() {
    assertThat(basis(Map.of("query", "q2", "rows of core.deal", "r1")).identity())
        .isNotEqualTo(BEFORE.identity());
  }

  @Test
  void partsThatAreOthersNewOrGoneAreNamed() {
    Basis after = basis(Map.of("query", "q2", "parameter as_of", "today"));

    assertThat(after.changedSince(BEFORE))
        .containsExactly("parameter as_of", "query", "rows of core.deal");
  }

  private static Basis basis(Map<String, String> parts) {
    return new Basis(new TreeMap<>(parts));
  }
}
