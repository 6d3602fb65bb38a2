package dev.stagecoach.jobs.cli.bi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class TableauSourceTest {
  private static final SuiteConfig CONFIG =
      ConfigLoader.load(Path.of("../conf/stagecoach.conf"), Map.of());

  @TestFactory
  Stream<DynamicTest> everyMartHasASourceWithAllItsColumns() {
    return SuiteTables.load().inOrder().stream()
        .map(Table::contract)
        .filter(contract -> contract.name().layer() == Layer.MART)
        .map(
            contract ->
                DynamicTest.dynamicTest(
                    contract.name().table(),
                    () -> {
                      Document source = parsed(new TableauSource(contract, CONFIG).text());
                      assertThat(source.getElementsByTagName("desc").getLength())
                          .isEqualTo(contract.columns().size());
                      assertThat(source.getElementsByTagName("folder-item").getLength())
                          .isEqualTo(source.getElementsByTagName("column").getLength());
                    }));
  }

  @Test
  void aRatioDividesSumsOfRowsOfOneKind() {
    assertThat(source("mart.stage_exit")).doesNotContain("calculation class");
    assertThat(source("mart.funnel_conversion"))
        .contains(
            "SUM([advanced]) / SUM([entries]) END",
            "SUM([mature_advanced]) / SUM([mature_entries]) END",
            "MIN([level]) = MAX([level])");
  }

  @Test
  void aMetricIsItsFormulaOverNumeratorAndDenominator() {
    assertThat(source("mart.kpi"))
        .contains(
            "SUM(IF [metric] = &apos;win_rate&apos; THEN [numerator] END) / SUM(IF [metric] = &apos;win_rate&apos; THEN [denominator] END)",
            "caption='Win rate'");
  }

  private static String source(String table) {
    return new TableauSource(SuiteTables.load().table(TableName.of(table)).contract(), CONFIG)
        .text();
  }

  private static Document parsed(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }
}
