package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a simulated CRM to marts and answers, through the commands alone. */
class SuiteRunTest {
  private static final int DEALS = 300;

  @TempDir private static Path folder;
  private static Screen firstRun = new Screen(-1, "", "");

  @BeforeAll
  static void aCompanyIsSimulatedAndRun() {
    Screen simulated =
        Screen.of(
            "simulate",
            "--deals",
            Integer.toString(DEALS),
            "--teams",
            "4",
            "--out",
            folder.resolve("crm").toString());
    assertThat(simulated.status()).as(simulated.err()).isZero();
    firstRun = warehouse().command("run", "--as-of", "2025-01-01");
    assertThat(firstRun.status()).as(firstRun.err()).isZero();
  }

  @Test
  void aRunAccountsForEveryRowAndSaysWhatItCost() {
    assertThat(firstRun.out())
        .containsPattern("[\\d,]+ rows read = [\\d,]+ loaded \\+ [\\d,]+ duplicate \\+ [\\d,]+")
        .containsPattern("mart +\\d+ +[\\d,]+")
        .containsPattern("as of 2025-01-01T00:00:00Z: [\\d,.]+ s");
  }

  @Test
  void everySimulatedDealIsInCore() {
    List<String> deals = warehouse().answer("select count(distinct deal_id) from core.deal");

    assertThat(deals).containsExactly(Integer.toString(DEALS));
  }

  @Test
  void aSecondRunFindsNothingNew() {
    Screen again = warehouse().command("run", "--as-of", "2025-01-01");

    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.out()).contains("Nothing is new as of 2025-01-01T00:00:00Z");
  }

  @Test
  void cohortsOfTheTopTeamsMakeTheCompany() {
    String question =
        "select sum(entries) from mart.funnel_conversion where period_grain = 'year'"
            + " and segment = 'all' and attribution = 'event' and rule = 'reached' and to_stage = 'won'";

    List<String> company = warehouse().answer(question + " and level = 'company'");
    List<String> teams = warehouse().answer(question + " and level = 'team' and team_depth = 1");

    assertThat(company).isEqualTo(teams).isNotEqualTo(List.of("0"));
  }

  @Test
  void aTableIsAskedByEitherNameAndInAnyLayer() {
    List<String> answer =
        warehouse()
            .answer(
                "select (select count(*) from mart.kpi) = (select count(*) from mart_kpi),"
                    + " (select count(*) from raw.salesforce_opportunity) > 0,"
                    + " (select count(*) from staging.salesforce_deal) > 0");

    assertThat(answer).containsExactly("true,true,true");
  }

  @Test
  void theStatusIsGoodAndReadableByPrograms() {
    Screen status = warehouse().command("status", "--format", "json");

    Config read = ConfigFactory.parseString(status.out());
    assertThat(status.status()).isZero();
    assertThat(read.getInt("exit_status")).isZero();
    assertThat(read.getLong("publication")).isPositive();
  }

  @Test
  void aTableThatIsNotThereHasItsNearestName() {
    Screen screen = warehouse().command("query", "select * from mart.kpis");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err())
        .isEqualToIgnoringNewLines("There is no table mart.kpis; did you mean mart.kpi?");
  }

  @Test
  void aMistakenColumnIsOneSentence() {
    Screen screen = warehouse().command("query", "select no_such_column from mart.kpi");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err().lines()).hasSize(1);
    assertThat(screen.err()).contains("no_such_column").doesNotContain("SQLSTATE");
  }

  @Test
  void aWarehouseThatIsNotThereSaysHowToMakeOne() {
    Screen screen =
        Screen.of("query", "--warehouse", folder.resolve("none").toString(), "select 1");

    assertThat(screen.status()).isEqualTo(1);
    assertThat(screen.err()).contains("There is no warehouse in").contains("stagecoach run");
  }

  private static TestWarehouse warehouse() {
    return new TestWarehouse(
        folder.resolve("warehouse"),
        List.of(
            "--conf", "../conf/stagecoach.conf", "--set", "source.path=" + folder.resolve("crm")));
  }
}
