package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          select 1 / (value - value) from mart.kpi ~ Division by zero.
          select cast(metric as int) from mart.kpi ~ The value '
          """)
  void whatTheRowsMakeImpossibleIsTheQuestionsMistake(String question, String reason) {
    InventedWarehouse.in(folder);

    Screen screen = asked(question);

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err().lines())
        .singleElement()
        .asString()
        .startsWith("The question cannot be answered: " + reason)
        .doesNotContain("spark.sql.ansi.enabled");
  }

  @Test
  void aQuestionAboutNoColumnIsRefusedByItsName() {
    InventedWarehouse.in(folder);

    Screen screen = asked("select winrate from mart.kpi");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).contains("`winrate` cannot be resolved");
  }

  @Test
  void aQuestionMayBeginWithAComment() {
    InventedWarehouse.in(folder);

    Screen screen = asked("-- How many?\nselect count(*) > 0 as some from mart.kpi");

    assertThat(screen.err()).isEmpty();
    assertThat(screen.out()).contains("some").contains("true");
  }

  private Screen asked(String question) {
    return Screen.of(
        "query", "--conf", "../conf/stagecoach.conf", "--warehouse", folder.toString(), question);
  }
}
