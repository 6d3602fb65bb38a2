package dev.stagecoach.common.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableNameTest {

  @Test
  void oneNameHasThreeSpellings() {
    TableName name = TableName.of("mart.funnel_conversion");

    assertThat(name).hasToString("mart.funnel_conversion");
    assertThat(name.view()).isEqualTo("mart_funnel_conversion");
    assertThat(name.path()).isEqualTo("mart/funnel_conversion");
  }

  @Test
  void aViewNameLeadsBackToTheTable() {
    assertThat(TableName.ofView("core_deal_version")).contains(TableName.of("core.deal_version"));
    assertThat(TableName.ofView("deals")).isEmpty();
  }

  @Test
  void aNameWithoutALayerIsRefusedWithWhatWouldBeRight() {
    assertThatThrownBy(() -> TableName.of("deal"))
        .hasMessage("'deal' is not a table name; write LAYER.TABLE, e.g. mart.kpi");
  }
}
