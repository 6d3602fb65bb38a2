package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.config.InvalidConfiguration;
import dev.stagecoach.common.config.Problem;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.spark.SparkSessions;
import dev.stagecoach.common.table.ContractReader;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationCheckTest {
  private static final String STAGES =
      """
      stages.canonical = [
        { name = open, position = 1 }, { name = won, position = 2, kind = won }
        { name = lost, position = 3, kind = lost }
      ]
      funnels.sales.stages = [open]
      privacy.names = shown
      """;
  private static final String MAPPED =
      """
      sources.crm {
        kind = mapped, path = "."
        feeds { deals { files = "deals*.csv", key = [deal_id] } }
        maps = [
          { to = deal, from = deals, columns { deal_id = deal_id, stage_id = stage_name, amount = amount } }
        ]
      }
      """;
  private static final String SALESFORCE = "sources.north { kind = salesforce, path = \".\" }\n";

  @TempDir Path folder;

  @BeforeEach
  void writeStages() {
    write("stages.conf", STAGES);
  }

  @Test
  void pseudonymsNeedAKeyUnlessNamesMayBeShown() {
    write("deals-2024.csv", "Deal Id,StageName,Amount\n1,A,10\n");

    assertThat(problems(MAPPED + "privacy.names = pseudonyms\n"))
        .singleElement()
        .asString()
        .endsWith(
            ".conf:9: privacy.key is not set, and pseudonyms need it; take it from the environment,"
                + " privacy.key = ${?STAGECOACH_PSEUDONYM_KEY}, or let everybody read names,"
                + " privacy.names = shown");
  }

  @Test
  void aMappedSourceWithItsColumnsIsFine() {
    write("deals-2024.csv", "Deal Id,StageName,Amount\n1,A,10\n");

    assertThat(problems(MAPPED)).isEmpty();
  }

  @Test
  void aColumnThatTheFilesDoNotHaveIsReported() {
    write("deals.csv", "Deal Id,Stage,Amount\n1,A,10\n");

    assertThat(problems(MAPPED))
        .containsExactly(
            "test.conf:6: sources.crm.maps.columns.stage_id reads 'stage_name', which is no column"
                + " of the feed crm.deals; the nearest are stage, amount, deal_id");
  }

  @Test
  void aKeyThatAFileDoesNotHaveIsReported() {
    write("deals.csv", "Deal Id,Stage Name,Amount\n1,A,10\n");
    write("deals-old.csv", "Id,Stage Name,Amount\n1,A,10\n");

    assertThat(problems(MAPPED))
        .containsExactly(
            "test.conf:4: deals-old.csv of crm.deals lacks the column deal_id;"
                + " expected deal_id, found id, stage_name, amount");
  }

  @Test
  void aFeedWithoutFilesIsReported() {
    assertThat(problems(MAPPED))
        .containsExactly(
            "test.conf:4: feed crm.deals finds no file deals*.csv in .;"
                + " mend its files or give --set source.path=FOLDER");
  }

  @Test
  void aFolderThatDoesNotExistIsReported() {
    assertThat(problems("sources.north { kind = salesforce, path = gone }\n"))
        .containsExactly(
            "test.conf:2: Source north has no folder gone; put its files there, or name their"
                + " folder in sources.north.path or with --set source.path=FOLDER");
  }

  @Test
  void aFolderOfSeveralFeedsThatDoesNotExistIsReportedOnce() {
    String source = MAPPED.replace("feeds {", "feeds { accounts { files = \"a.csv\" }, ");

    assertThat(problems(source.replace("path = \".\"", "path = gone")))
        .containsExactly(
            "test.conf:2: Source crm has no folder gone; put its files there, or name their"
                + " folder in sources.crm.path or with --set source.path=FOLDER");
  }

  @Test
  void theMissingFolderOfTheDemoIsMadeByTheDemo() {
    String source = "sources.north { kind = salesforce, path = salesforce }\n";
    Path file = write("test.conf", "include \"stages.conf\"\n" + source);

    List<Problem> problems =
        check().problems(ConfigLoader.load(file, Map.of("source.path", "demo/crm")));

    assertThat(problems)
        .singleElement()
        .asString()
        .endsWith(
            "Source north has no folder demo/crm/salesforce; run 'stagecoach demo', which makes it,"
                + " or put its files there, or name their folder in sources.north.path"
                + " or with --set source.path=FOLDER");
  }

  @Test
  void aRequiredColumnThatAnExportLacksIsReported() {
    write("Opportunity.csv", "Id,Name\n1,A\n");
    write("Task.csv", "Subject\nA\n");

    assertThat(problems(SALESFORCE))
        .containsExactly(
            "test.conf:2: Task.csv of north.task lacks the column id;"
                + " expected id, found subject");
  }

  @Test
  void anExportWithoutAnyKnownObjectIsReported() {
    write("Other.csv", "Id,Name\n1,A\n");

    assertThat(problems(SALESFORCE))
        .singleElement()
        .asString()
        .startsWith("test.conf:2: source north finds no file of a salesforce object in .;");
  }

  @Test
  void missingFilesAndWrongExpressionsAreReportedTogether() {
    assertThat(problems(MAPPED + "segments.big.where = \"rand() > employes\"\n"))
        .anyMatch(problem -> problem.contains("feed crm.deals finds no file"))
        .anyMatch(problem -> problem.contains("segments.big.where calls rand()"))
        .anyMatch(problem -> problem.contains("segments.big.where reads 'employes'"));
  }

  @Test
  void beforeARunMissingFilesAreNoMistakeButWrongExpressionsAre() {
    SuiteConfig config = config(MAPPED + "segments.big.where = \"rand() > 1\"\n");

    assertThatThrownBy(() -> check().requireExpressions(config))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageEndingWith(
            "test.conf:9: segments.big.where calls rand(), which is not allowed;"
                + " use a function that depends on the row's values alone");
  }

  private List<String> problems(String sources) {
    return check().problems(config(sources)).stream()
        .map(
            problem -> problem.toString().replace(folder + "/", "").replace(folder.toString(), "."))
        .toList();
  }

  private SuiteConfig config(String sources) {
    Path file = write("test.conf", "include \"stages.conf\"\n" + sources);
    return ConfigLoader.load(file, Map.of("source.path", folder.toString()));
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ConfigurationCheck check() {
    return new ConfigurationCheck(
        List.of(
            contract("core.account"),
            contract("raw.salesforce_opportunity"),
            contract("raw.salesforce_task")),
        ConfigurationCheckTest::session);
  }

  private static TableContract contract(String name) {
    TableName table = TableName.of(name);
    String resource = "/tables/" + table.path() + "/table.conf";
    try (InputStream in = ConfigurationCheckTest.class.getResourceAsStream(resource)) {
      String text =
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
      return ContractReader.read(table, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SparkSession session() {
    return SparkSessions.open("local[2]", Map.of());
  }
}
