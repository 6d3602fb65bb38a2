package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans without a warehouse: everything is given, and nothing needs Spark. */
class PlanCommandTest {
  @TempDir Path folder;
  private Path conf;

  @BeforeEach
  void writeAConfigurationWithoutGoals() throws IOException {
    conf = configuration("");
  }

  @Test
  void fiveMillionAtAHundredThousandAndAQuarterWonAreFiftyDealsAndTwoHundredOpportunities() {
    Screen screen =
        plan("--revenue", "5000000", "--average-deal-size", "100000", "--win-rate", "0.25");

    assertThat(screen.status()).isZero();
    assertThat(screen.out().lines())
        .contains("5,000,000 USD to be won by the company")
        .contains("average deal size 100,000 (given), win rate 25.0 % (given)")
        .anyMatch(line -> line.matches("deals +50 +50 +50 +0 +50"))
        .anyMatch(line -> line.matches("opportunities +200 +200 +200 +0 +200"));
    assertThat(folder.resolve("warehouse")).doesNotExist();
  }

  @Test
  void programsGetEveryStepAsJson() {
    Screen screen =
        plan("--revenue=1000", "--average-deal-size=300", "--win-rate=0.5", "--format=json");

    List<? extends Config> steps =
        ConfigFactory.parseString("list = " + screen.out()).getConfigList("list");
    assertThat(steps)
        .extracting(step -> step.getString("step"))
        .containsExactly("revenue", "deals", "opportunities");
    assertThat(steps.get(1).getDouble("required")).isEqualTo(3.333333);
  }

  @Test
  void aPeriodSpreadsThePlanOverItsWeeks() {
    Screen screen =
        plan(
            "--revenue=2800",
            "--average-deal-size=100",
            "--win-rate=1",
            "--from=2024-01-01",
            "--until=2024-01-29",
            "--weeks",
            "--format=csv");

    assertThat(screen.out().lines())
        .containsExactly(
            "week_start,revenue,deals,opportunities",
            "2024-01-01,700.000000,7.000000,7.000000",
            "2024-01-08,700.000000,7.000000,7.000000",
            "2024-01-15,700.000000,7.000000,7.000000",
            "2024-01-22,700.000000,7.000000,7.000000");
  }

  @Test
  void theOnlyGoalOfTheConfigurationIsPlannedWhereNoneIsNamed() throws IOException {
    conf =
        configuration(
            "goals.star { from = 2025-01-01, until = 2026-01-01, revenue = 600,"
                + " average-deal-size = 100, win-rate = 0.5 }");

    Screen screen = plan();

    assertThat(screen.out())
        .startsWith("600 USD to be won by the company from 2025-01-01 to 2025-12-31")
        .containsPattern("opportunities +12 ");
  }

  @Test
  void withoutHistoryTheRatesMustBeGiven() {
    Screen screen = plan("--revenue=5000000");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err())
        .startsWith("No history tells the average deal size or the win rate (there is no warehouse")
        .contains("give --average-deal-size and --win-rate");
  }

  @Test
  void aWinRateInPercentIsRefused() {
    Screen screen = plan("--revenue=1", "--average-deal-size=1", "--win-rate=25");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).startsWith("--win-rate is a share, at most 1; write e.g. 0.25");
  }

  @Test
  void aPlanWithoutAGoalSaysHowToNameOne() {
    Screen screen = plan();

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).startsWith("No goal: add --revenue, or a goal to the configuration");
  }

  @Test
  void aPeriodThatIsNoneIsRefused() {
    Screen screen = plan("--revenue=1", "--average-deal-size=1", "--win-rate=1", "--period=soon");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).startsWith("'soon' is no period; write e.g. 2025");
  }

  private Screen plan(String... arguments) {
    List<String> all = new ArrayList<>(List.of("plan", "--conf", conf.toString()));
    all.addAll(List.of("--warehouse", folder.resolve("warehouse").toString()));
    all.addAll(Arrays.asList(arguments));
    return Screen.of(all.toArray(String[]::new));
  }

  private Path configuration(String goals) throws IOException {
    return Files.writeString(
        folder.resolve("test.conf"),
        """
        sources.crm { kind = salesforce }
        stages.canonical = [
          { name = a, position = 1 }
          { name = won, position = 90, kind = won }
          { name = lost, position = 99, kind = lost }
        ]
        funnels.sales.stages = [a]
        privacy.names = shown
        """
            + goals);
  }
}
