package dev.stagecoach.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KpiEffectsTest {
  private final KpiEffects effects =
      new KpiEffects(
          SuiteTables.load(), ConfigLoader.load(Path.of("../conf/stagecoach.conf"), Map.of()));

  @Test
  void contractsMakeRecurringRevenueAndNoWinRate() {
    assertThat(effects.kpis(TableName.of("core.contract")))
        .contains("arr", "logo_churn")
        .doesNotContain("win_rate", "sales_cycle_length");
  }

  @Test
  void quotasMakeTheirAttainmentAndNoWinRate() {
    assertThat(effects.kpis(TableName.of("core.quota")))
        .contains("quota_attainment")
        .doesNotContain("win_rate", "average_deal_size");
  }

  @Test
  void whatBringsTheFactsOfAllMeasuresToTheKpisConcernsAllKpis() {
    assertThat(effects.kpis(TableName.of("core.reporting_unit"))).hasSize(8);
  }

  @Test
  void aMartThatNothingIsMadeFromConcernsItselfAlone() {
    TableName mart = TableName.of("mart.stage_transition");

    assertThat(effects.marts(mart)).containsExactly("mart.stage_transition");
    assertThat(effects.kpis(mart)).isEmpty();
  }

  @Test
  void aDeliveryConcernsWhateverIsMadeOfRawTables() {
    assertThat(effects.marts(TableName.of("ops.file_ledger")))
        .contains("mart.kpi", "mart.deal", "mart.dim_rep");
  }
}
