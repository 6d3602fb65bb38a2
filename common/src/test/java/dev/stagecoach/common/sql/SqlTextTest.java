package dev.stagecoach.common.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlTextTest {
  @Test
  void aNameMayHoldBlanksAndTheSignThatEndsNames() {
    assertThat(SqlText.name("won `big` deals")).isEqualTo("`won ``big`` deals`");
  }

  @Test
  void aTextMayHoldTheSignsThatEndTexts() {
    assertThat(SqlText.literal("O'Neill \\ Sons")).isEqualTo("'O\\'Neill \\\\ Sons'");
  }
}
