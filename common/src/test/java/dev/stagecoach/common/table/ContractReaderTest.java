package dev.stagecoach.common.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.config.Section;
import dev.stagecoach.common.quality.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            java = Deals
            columns = [
              { name = deal_key, type = bigint, description = "The deal.", unit = deals, personal = true, required = true, values = ["1", "2"] }
            ]
            checks = [ { level = warn, rule = "deal_key > 0", message = "Odd." } ]
            references = [
              { level = fail, columns = [deal_key], table = core.unit, key = [unit_key], message = "Lost." }
              { level = warn, columns = [deal_key], table = core.cost, message = "No cost." }
            ]
            distributions = [ { level = warn, column = deal_key, by = size } ]
            """);

    assertThat(contract)
        .isEqualTo(
            new TableContract(
                NAME,
                "One row per deal.",
                List.of("deal_key"),
                List.of(
                    new Column(
                        "deal_key", "bigint", "The deal.", "deals", true, true, List.of("1", "2"))),
                List.of(new Check(Check.Level.WARN, "deal_key > 0", "Odd.")),
                List.of(
                    new Reference(
                        Check.Level.FAIL,
                        List.of("deal_key"),
                        TableName.of("core.unit"),
                        List.of("unit_key"),
                        "Lost."),
                    new Reference(
                        Check.Level.WARN,
                        List.of("deal_key"),
                        TableName.of("core.cost"),
                        List.of("deal_key"),
                        "No cost.")),
                List.of(new Distribution(Check.Level.WARN, "deal_key", Distribution.By.SIZE)),
                WriteMode.APPEND,
                List.of("as_of"),
                Set.of(Section.METRICS),
                Optional.of("Deals")));
  }

  @Test
  void theDescriptionBecomesTheColumnsCommentWithItsUnit() {
    Column column = new Column("days", "decimal(20,6)", "Elapsed time.", "days");

    assertThat(column.field().getComment().get()).isEqualTo("Elapsed time. [days]");
  }

  @Test
  void aRowIsHeldToItsKeyItsRequiredColumnsTheirValuesAndTheRules() {
    TableContract contract =
        ContractReader.read(
            NAME,
            """
            description = "One row per deal."
            grain = [deal_key]
            write = replace
            columns = [
              { name = deal_key, type = bigint, description = "The deal.", required = true }
              { name = outcome, type = string, description = "How.", required = true, values = [won, "can't say"] }
            ]
            checks = [ { level = warn, rule = "deal_key > 0", message = "Odd." } ]
            """);

    assertThat(contract.rowChecks())
        .extracting(Check::rule)
        .containsExactly(
            "deal_key is not null",
            "outcome is not null",
            "outcome in ('won', 'can\\'t say')",
            "deal_key > 0");
  }

  @Test
  void aReferenceWithAnotherNumberOfColumnsThanItsKeyIsRefused() {
    assertThatThrownBy(
            () ->
                ContractReader.read(
                    NAME,
                    """
                    description = x, grain = [], write = view, columns = []
                    references = [ { level = fail, columns = [a, b], table = core.unit, key = [c], message = m } ]
                    """))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the columns [a, b] refer to the columns [c] of core.unit");
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
