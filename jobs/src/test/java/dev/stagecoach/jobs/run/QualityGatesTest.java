package dev.stagecoach.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.ContractReader;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.tables.Parameters;
import dev.stagecoach.jobs.tables.RecordedTable;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does about rows that break what contracts say of several tables, or of the past. */
class QualityGatesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-06-01T12:00:00Z"), ZoneOffset.UTC);
  private static final TableName SALE = TableName.of("core.sale");
  private static final TableName SHOP = TableName.of("mart.shop");

  private static final String SALES =
      """
      description = "One row per sale.", grain = [id], write = replace
      columns = [
        { name = id, type = bigint, description = "The sale." }
        { name = shop, type = string, description = "Where." }
        { name = price, type = "decimal(10,2)", description = "For how much.", required = true }
        { name = way, type = string, description = "How.", values = [cash, card] }
      ]
      references = [ { level = %s, columns = [shop], table = mart.shop, key = [name], message = "No such shop." } ]
      distributions = [
        { level = warn, column = way, by = value }
        { level = warn, column = price, by = size }
        { level = warn, column = shop, by = presence }
      ]
      """;

  private static final String SHOPS =
      """
      description = "One row per shop.", grain = [name], write = replace
      columns = [ { name = name, type = string, description = "Its name." } ]
      """;

  private static final String GOOD =
      "select id, if(id < 10, null, if(id % 2 = 0, 'north', 'south')) as shop,"
          + " cast(id + 1 as decimal(10,2)) as price, if(id % 4 = 0, 'cash', 'card') as way"
          + " from range(400)";

  @TempDir Path folder;

  private final SparkSession session = TestSession.fresh();

  @Test
  void rowsThatReferToExistingOnesPublish() {
    SuiteRun.Summary summary = run("fail", GOOD);

    assertThat(summary.broken()).isEmpty();
    assertThat(quality("`check` = 'shop in mart.shop'"))
        .containsExactly("fail|390|0|0.0|No such shop.");
  }

  @Test
  void aReferenceToNothingStopsThePublicationWithAnExampleAndReadersKeepTheOneBefore() {
    run("fail", GOOD);

    assertThatThrownBy(() -> run("fail", GOOD.replace("'south'", "if(id < 40, 'moon', 'south')")))
        .isInstanceOf(StagecoachException.class)
        .hasMessage(
            "Table core.sale: 15 of 390 rows break 'shop in mart.shop': No such shop. First: [shop]"
                + " = [moon]. Nothing was published; mart.data_quality lists all.")
        .extracting("exitCode")
        .isEqualTo(ExitCode.QUALITY_GATE);
    assertThat(new Publications(store()).latestNumber(session)).hasValue(1);
  }

  @Test
  void aReferenceOfLevelWarnIsReportedAndPublished() {
    SuiteRun.Summary summary = run("warn", GOOD.replace("'south'", "'moon'"));

    assertThat(summary.broken())
        .singleElement()
        .extracting(check -> check.failed())
        .isEqualTo(195L);
    assertThat(new Publications(store()).latestNumber(session)).hasValue(1);
  }

  @Test
  void aValueThatIsNotAcceptedStopsThePublication() {
    assertThatThrownBy(() -> run("fail", GOOD.replace("'cash'", "'shells'")))
        .isInstanceOf(StagecoachException.class)
        .hasMessageStartingWith(
            "Table core.sale: 100 of 400 rows break 'way in ('cash', 'card')': A value is none of"
                + " those that the column may have. First: [id] = [");
  }

  @Test
  void aRequiredColumnThatIsNullStopsThePublication() {
    assertThatThrownBy(() -> run("fail", GOOD.replace("cast(id + 1", "cast(nullif(id, 7)")))
        .isInstanceOf(StagecoachException.class)
        .hasMessageStartingWith("Table core.sale: 1 of 400 rows break 'price is not null':");
  }

  @Test
  void aMixThatTurnedSinceTheLastPublicationIsReported() {
    run("fail", GOOD);

    SuiteRun.Summary summary =
        run("fail", GOOD.replace("id % 4 = 0", "id % 4 > 0").replace("id + 1 as", "id * 0 + 1 as"));

    assertThat(summary.broken())
        .extracting(check -> check.check().rule())
        .containsExactlyInAnyOrder(
            "distribution of way as published before", "distribution of price as published before");
    assertThat(quality("`check` = 'distribution of way as published before'"))
        .singleElement()
        .asString()
        .startsWith("warn|400|200|0.5|The mix of rows is another")
        .contains("'card': 75.0 % before, 25.0 % now");
  }

  @Test
  void theMartsThatStandOnATableAreToldWithItsChecks() {
    run("fail", GOOD);

    assertThat(
            store()
                .read(session, RunLog.DATA_QUALITY)
                .where("`table` = 'mart.shop'")
                .selectExpr("array_join(marts, ',')")
                .distinct()
                .collectAsList())
        .singleElement()
        .extracting(row -> row.getString(0))
        .isEqualTo("mart.shop");
  }

  private SuiteRun.Summary run(String level, String sales) {
    TableGraph graph =
        new TableGraph(
            Stream.concat(
                    SuiteTables.all().stream().filter(RecordedTable.class::isInstance),
                    Stream.of(
                        new Given(contract(SALE, SALES.formatted(level)), sales),
                        new Given(
                            contract(SHOP, SHOPS),
                            "select explode(array('north', 'south')) as name")))
                .toList());
    var config = ConfigLoader.load(Path.of("../conf/stagecoach.conf"), Map.of());
    Instant asOf = Instant.parse("2024-06-01T00:00:00Z");
    RunContext context = new RunContext(session, "gates", config, Parameters.of(config, asOf));
    return new SuiteRun(graph, store(), CLOCK, Progress.SILENT)
        .run(context, new NightRequest(config, asOf, true, Set.of()), "-", "-");
  }

  private TableStore store() {
    return new TableStore(folder.toString());
  }

  private List<String> quality(String condition) {
    return store()
        .read(session, RunLog.DATA_QUALITY)
        .where(condition)
        .selectExpr("level", "rows", "failed", "cast(share as double)", "effect")
        .collectAsList()
        .stream()
        .map(row -> row.mkString("|"))
        .toList();
  }

  private static TableContract contract(TableName name, String text) {
    return ContractReader.read(name, text);
  }

  /** A table that is made of nothing but a query. */
  private record Given(TableContract contract, String query) implements Table {
    @Override
    public Set<TableName> inputs() {
      return Set.of();
    }

    @Override
    public Dataset<Row> rows(TableInputs inputs, RunContext context) {
      return context.session().sql(query);
    }
  }
}
