package dev.stagecoach.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a newcomer to write does what the README says. */
class ReadmeExamplesTest {
  private static final Path CASES = Path.of("src/test/resources/tables");
  private static final Pattern BLOCK =
      Pattern.compile("^ *```(sql|hocon|csv)\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void aMartIsAFolderAndItsTestAnother() throws IOException {
    String text = section("Adding a mart");
    TableName name = TableName.of("mart.loss_by_stage");
    Path table = Files.createDirectories(folder.resolve("tables/mart/loss_by_stage"));
    Files.writeString(table.resolve("query.sql"), block(text, "sql", 0));
    Files.writeString(table.resolve("table.conf"), block(text, "hocon", 0));
    String sentence = "losses_count_for_the_stage_they_left";
    Path tried =
        Files.createDirectories(folder.resolve("cases/mart/loss_by_stage").resolve(sentence));
    Files.copy(CASES.resolve("stagecoach.conf"), folder.resolve("cases/stagecoach.conf"));
    Files.writeString(tried.resolve("given.core_stage_visit.csv"), block(text, "csv", 0));
    Files.writeString(tried.resolve("expect.csv"), block(text, "csv", 1));

    List<Table> tables = new ArrayList<>(SuiteTables.all());
    tables.addAll(SuiteTables.in(folder.resolve("tables")));

    assertThat(text)
        .contains(
            "`jobs/src/main/resources/tables/mart/loss_by_stage/query.sql`",
            "`jobs/src/test/resources/tables/mart/loss_by_stage/" + sentence + "/`",
            "`given.core_stage_visit.csv`",
            "`expect.csv`");
    assertThat(new TableGraph(tables).upstream(java.util.Set.of(name)))
        .contains(TableName.of("core.stage_visit"));
    new TableCase(name, tried, folder.resolve("cases")).check(byName(tables), TestSession.fresh());
  }

  @Test
  void aMetricIsAFewLinesOfConfiguration() throws IOException {
    String example = "a_metric_added_to_the_configuration_is_there_for_every_team_and_period";
    Path tried = Files.createDirectories(folder.resolve("mart/kpi").resolve(example));
    copy("stagecoach.conf");
    copy("parameters.conf");
    copy("mart/given.core_period.csv");
    copy("mart/given.core_reporting_unit.csv");
    copy("mart/kpi/parameters.conf");
    copy("mart/kpi/" + example + "/given.core_deal.csv");
    copy("mart/kpi/" + example + "/expect.csv");
    Files.writeString(
        tried.resolve("stagecoach.conf"),
        "include \"../../../stagecoach.conf\"\n" + block(section("Adding a metric"), "hocon", 0));
    Files.writeString(
        tried.resolve("parameters.conf"),
        Files.readString(CASES.resolve("mart/kpi").resolve(example).resolve("parameters.conf"))
            .replace("losses_a_win", "losses_per_win"));

    new TableCase(TableName.of("mart.kpi"), tried, folder)
        .check(byName(SuiteTables.all()), TestSession.fresh());

    assertThat(Files.readString(tried.resolve("parameters.conf"))).contains("losses_per_win");
  }

  private void copy(String file) throws IOException {
    Files.copy(CASES.resolve(file), folder.resolve(file));
  }

  private static Map<TableName, Table> byName(List<Table> tables) {
    return tables.stream().collect(Collectors.toMap(Table::name, table -> table));
  }

  private static String section(String title) throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    int start = readme.indexOf("\n## " + title + "\n");
    assertThat(start).as("the section %s", title).isNotNegative();
    return readme.substring(start, readme.indexOf("\n## ", start + 1));
  }

  /** The text of the section's blocks of one language, by their order, without indentation. */
  private static String block(String section, String language, int number) {
    List<String> blocks =
        BLOCK
            .matcher(section)
            .results()
            .filter(found -> found.group(1).equals(language))
            .map(ReadmeExamplesTest::unindented)
            .toList();
    assertThat(blocks).as("blocks of %s", language).hasSizeGreaterThan(number);
    return blocks.get(number);
  }

  private static String unindented(MatchResult found) {
    return found.group(2).stripTrailing().stripIndent() + "\n";
  }
}
