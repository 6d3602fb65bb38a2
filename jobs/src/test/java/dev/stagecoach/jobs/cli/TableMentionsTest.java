package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.table.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableMentionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from mart.kpi",
        "select * from mart_kpi",
        "select * from MART.KPI",
        "select * from `mart`.`kpi`",
        "select mart.kpi.value from mart.kpi"
      })
  void aTableIsFoundHoweverItIsWritten(String text) {
    TableMentions mentions = TableMentions.in(text);

    assertThat(mentions.tables()).containsExactly(TableName.of("mart.kpi"));
  }

  @Test
  void theSessionsNameTakesThePlaceOfTheTablesAndNothingMoves() {
    TableMentions mentions = TableMentions.in("select k.value from mart.kpi k where k.n > 0");

    assertThat(mentions.statement()).isEqualTo("select k.value from mart_kpi k where k.n > 0");
  }

  @Test
  void textsAndRemarksAreLeftAlone() {
    String text =
        "select 'it''s core.deal', \"core.deal\" /* core.deal */ -- core.deal\n from mart.kpi";

    TableMentions mentions = TableMentions.in(text);

    assertThat(mentions.tables()).containsExactly(TableName.of("mart.kpi"));
    assertThat(mentions.statement()).isEqualTo(text.replace("mart.kpi", "mart_kpi"));
  }

  @Test
  void aColumnThatEndsLikeALayerIsNoTable() {
    TableMentions mentions = TableMentions.in("select t.mart.kpi, smart.kpi from x t");

    assertThat(mentions.tables()).isEmpty();
  }
}
