package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphCommandsTest {
  @Test
  void theGraphAsJsonNamesInputsBeforeWhatReadsThem() {
    Screen screen = Screen.of("jobs", "--format", "json");

    Set<String> before = new HashSet<>();
    for (Config job : list(screen.out())) {
      assertThat(before).containsAll(job.getStringList("inputs"));
      before.add(job.getString("name"));
    }
    assertThat(before).contains("raw.salesforce_opportunity", "core.deal", "mart.data_quality");
  }

  @Test
  void theGraphAsTextGoesLayerByLayer() {
    Screen screen = Screen.of("jobs");

    assertThat(screen.status()).isZero();
    assertThat(screen.out().lines().filter(line -> !line.startsWith(" ")))
        .extracting(line -> line.replaceAll(" .*", ""))
        .containsExactly("raw", "staging", "core", "mart", "ops");
  }

  @Test
  void theGraphAsDotHasAnArrowPerInput() {
    Screen screen = Screen.of("jobs", "--format", "dot");

    long inputs =
        SuiteTables.load().inOrder().stream().mapToLong(table -> table.inputs().size()).sum();
    assertThat(screen.out()).startsWith("digraph stagecoach {").contains("-> \"core.deal\";");
    assertThat(screen.out().lines().filter(line -> line.contains(" -> "))).hasSize((int) inputs);
  }

  @Test
  void theDictionaryOfATableSaysKeyColumnsAndReaders() {
    Screen screen = Screen.of("tables", "core.deal_close");

    assertThat(screen.out())
        .startsWith("core.deal_close: ")
        .contains("Key        deal_key, close_number")
        .contains("Read by    ")
        .contains("closed_at");
  }

  @Test
  void aTableIsFoundWithoutItsLayer() {
    assertThat(Screen.of("tables", "deal_close").out())
        .isEqualTo(Screen.of("tables", "core_deal_close").out());
  }

  @Test
  void aMistypedTableHasItsNearestNames() {
    Screen screen = Screen.of("tables", "core.deal_closs");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err())
        .startsWith("There is no table 'core.deal_closs'; near are core.deal_close,");
  }

  @Test
  void theWholeDictionaryHasEveryTableInEveryForm() {
    List<String> names =
        SuiteTables.load().inOrder().stream().map(Table::name).map(TableName::toString).toList();

    assertThat(Screen.of("tables").out()).contains(names);
    assertThat(Screen.of("tables", "--format", "md").out())
        .contains(names.stream().map(name -> "## " + name).toList());
    assertThat(list(Screen.of("tables", "--format", "json").out()))
        .extracting(table -> table.getString("name"))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void anUnknownFormatIsAUsageError() {
    Screen screen = Screen.of("jobs", "--format", "xml");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).contains("xml").contains("text, json, dot");
  }

  private static List<? extends Config> list(String json) {
    return ConfigFactory.parseString("list = " + json).getConfigList("list");
  }
}
