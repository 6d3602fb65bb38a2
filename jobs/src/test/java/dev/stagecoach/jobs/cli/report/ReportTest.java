package dev.stagecoach.jobs.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import dev.stagecoach.common.job.StagecoachException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Pattern CHART =
      Pattern.compile("<script type=\"application/json\">(.*?)</script>", Pattern.DOTALL);
  private static final Pattern SECTION = Pattern.compile("<section id=\"(\\w+)\"");

  private final String report = report(InventedMarts.filled(), Optional.empty());

  @Test
  void everySectionIsThereInOrder() {
    assertThat(SECTION.matcher(report).results().map(found -> found.group(1)))
        .containsExactly(
            "summary",
            "kpis",
            "revenue",
            "changes",
            "funnel",
            "cohorts",
            "teams",
            "pipeline",
            "retention",
            "quality",
            "definitions");
  }

  @Test
  void namesFromDataStayText() {
    assertThat(report)
        .doesNotContain("<script>alert(1)")
        .doesNotContain("<b>&</b>")
        .contains("North &lt;b&gt;&amp;&lt;/b&gt; &quot;Co&quot;")
        .contains("<bdi>" + InventedMarts.SOUTH.replace("'", "&#39;") + "</bdi>");
  }

  @Test
  void theDataOfEveryChartIsJson() {
    List<String> charts = CHART.matcher(report).results().map(found -> found.group(1)).toList();

    assertThat(charts).hasSizeGreaterThan(15);
    assertThat(charts)
        .allSatisfy(
            chart -> assertThat(ConfigFactory.parseString(chart).getString("kind")).isNotEmpty());
  }

  @Test
  void everyChartHasATableBehindItAndWordsInItsPlace() {
    List<String> figures =
        Pattern.compile("<figure.*?</figure>", Pattern.DOTALL)
            .matcher(report)
            .results()
            .map(MatchResult::group)
            .toList();

    assertThat(figures).hasSizeGreaterThan(7);
    assertThat(figures)
        .allSatisfy(
            figure ->
                assertThat(figure).contains("<table>", "<caption>", "role=\"img\" aria-label=\""));
  }

  @Test
  void aQuarterTooYoungToJudgeHasNoMarkAndSaysSo() {
    String chart =
        CHART
            .matcher(section("funnel"))
            .results()
            .map(found -> found.group(1))
            .findFirst()
            .orElseThrow();
    List<? extends Object> values =
        ConfigFactory.parseString(chart)
            .getConfigList("series")
            .get(0)
            .getList("values")
            .unwrapped();

    // The last deals of the second quarter of 2024 came on 30 June, the last known day.
    assertThat(values.get(values.size() - 1)).isNull();
    assertThat(values.get(values.size() - 3)).isNotNull();
    assertThat(ConfigFactory.parseString(chart).getString("shadeFrom")).isEqualTo("2024 Q2");
    assertThat(section("cohorts")).contains("2024 Q2 (too young to judge)");
  }

  @Test
  void whatIsMissingIsLeftOutWithAReason() {
    String empty = report(InventedMarts.empty(), Optional.empty());

    assertThat(SECTION.matcher(empty).results()).hasSize(11);
    assertThat(empty)
        .contains("No KPI is known of Invented &amp; Sons in 2023.")
        .contains("this warehouse has no mart.pipeline_movement")
        .contains("No deal entered the funnel in these years")
        .contains("There is no year before 2023 with revenue")
        .doesNotContain("<figure");
  }

  @Test
  void theReportOfATeamIsAboutItAndTheTeamsBelowIt() {
    String team = report(InventedMarts.filled(), Optional.of("t1"));

    assertThat(team)
        .contains("<h1><bdi>North &lt;b&gt;", "North East", "North West")
        .doesNotContain("&#39;South&#39;");
  }

  @Test
  void anUnknownTeamIsRefusedWithTheNearestName() {
    assertThatThrownBy(() -> report(InventedMarts.filled(), Optional.of("North Eest")))
        .isInstanceOf(StagecoachException.class)
        .hasMessage("There is no team 'North Eest'; did you mean North East?");
  }

  @Test
  void theChangeOfRevenueIsTheSumOfWhatTeamsAndCausesContribute() {
    RevenueChange change =
        RevenueChange.of(new FactReading(InventedMarts.filled(), InventedMarts.request()).facts())
            .orElseThrow();

    BigDecimal byTeam =
        change.parts().stream()
            .map(RevenueChange.Part::total)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    RevenueChange.Factors factors = change.factors();
    assertThat(byTeam).isEqualByComparingTo(change.after().subtract(change.before()));
    assertThat(change.parts()).hasSize(3);
    assertThat(factors.closed() + factors.winRate() + factors.size())
        .isCloseTo(byTeam.doubleValue(), within(1e-6));
  }

  @Test
  void theChangeOfTheWinRateIsTheSumOfWhatTeamsContribute() {
    WinRateChange change =
        WinRateChange.of(new FactReading(InventedMarts.filled(), InventedMarts.request()).facts())
            .orElseThrow();

    double byTeam = change.parts().stream().mapToDouble(part -> part.change().total()).sum();
    assertThat(byTeam)
        .isCloseTo(change.after().subtract(change.before()).doubleValue(), within(1e-12));
  }

  private String section(String id) {
    int start = report.indexOf("<section id=\"" + id + "\"");
    return report.substring(start, report.indexOf("</section>", start));
  }

  private static String report(InventedMarts marts, Optional<String> team) {
    return Report.of(marts, InventedMarts.request(team));
  }
}
