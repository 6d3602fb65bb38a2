package dev.stagecoach.common.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.config.Section;
import dev.stagecoach.common.quality.Check;
import org.junit.jupiter.api.Test;

class ContractReaderTest {
  private static final TableName NAME = TableName.of("core.deal");

  @Test
  void everySettingReachesTheContract() {
    TableContract contract =
        ContractReader.read(
            NAME,
            """
            description = "One row per deal."
            grain = [deal_key]
            write = append
            parameters = [as_of]
            settings = [metrics]
            cluster = [deal_key]
            java = Deals
            columns = [
              { name = deal_key, type = bigint, description = "The deal.", unit = deals, personal = true, required = true }
            ]
            checks = [ { level = warn, rule = "deal_key > 0", message = "Odd." } ]
            """);

    assertThat(contract)
        .isEqualTo(
            new TableContract(
                NAME,
                "One row per deal.",
                java.util.List.of("deal_key"),
                java.util.List.of(
                    new Column("deal_key", "bigint", "The deal.", "deals", true, true)),
                java.util.List.of(new Check(Check.Level.WARN, "deal_key > 0", "Odd.")),
                WriteMode.APPEND,
                java.util.List.of("as_of"),
                java.util.Set.of(Section.METRICS),
                java.util.List.of("deal_key"),
                java.util.Optional.of("Deals")));
  }

  @Test
  void theDescriptionBecomesTheColumnsCommentWithItsUnit() {
    Column column = new Column("days", "decimal(20,6)", "Elapsed time.", "days", false, false);

    assertThat(column.field().getComment().get()).isEqualTo("Elapsed time. [days]");
  }

  @Test
  void anUnknownSettingIsRefusedByName() {
    assertThatThrownBy(
            () -> ContractReader.read(NAME, "description = x, colums = [], write = view"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("The contract of core.deal has unknown settings [colums]");
  }

  @Test
  void aMissingSettingIsRefusedWithItsFile() {
    assertThatThrownBy(() -> ContractReader.read(NAME, "description = x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("core/deal/table.conf");
  }
}
