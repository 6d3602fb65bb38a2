package dev.stagecoach.jobs.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The report as a real browser shows it. Pictures of its sections are left in target/report. */
class ReportInBrowserTest {
  private static final Path FOLDER = Path.of("target", "report");
  private static final Path PAGE = FOLDER.resolve("report.html").toAbsolutePath();

  private static Browser browser;

  @BeforeAll
  static void writeAndOpen() throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(PAGE, Report.of(InventedMarts.filled(), InventedMarts.request()));
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    Optional.ofNullable(browser).ifPresent(Browser::close);
  }

  @BeforeEach
  void showOnADesk() {
    browser.width(1280).media("screen", "light").show(PAGE);
  }

  @Test
  void everyChartIsDrawnWithoutAWordOnTheConsole() {
    List<WebElement> plots = browser.all(".plot");

    assertThat(plots).hasSizeGreaterThan(15);
    assertThat(plots)
        .allSatisfy(plot -> assertThat(plot.findElements(By.cssSelector("svg path"))).isNotEmpty());
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void nothingIsFetched() {
    assertThat(browser.ask("performance.getEntriesByType('resource').length")).isEqualTo(0L);
  }

  @Test
  void theTilesShowTheNumbersOfTheMart() {
    Facts facts = new FactReading(InventedMarts.filled(), InventedMarts.request()).facts();

    List<WebElement> tiles = browser.all(".tile");

    assertThat(tiles).hasSize(8);
    assertThat(tiles)
        .allSatisfy(
            tile ->
                assertThat(
                        new BigDecimal(
                            tile.findElement(By.cssSelector(".tile-value data"))
                                .getDomAttribute("value")))
                    .isEqualByComparingTo(
                        facts
                            .kpis()
                            .value(
                                facts.subject(),
                                tile.getDomAttribute("data-metric"),
                                facts.periods().main())));
  }

  @Test
  void namesFromDataAreShownAsTheyAre() {
    assertThat(browser.ask("document.querySelector('#teams tbody tr:nth-child(2) th').textContent"))
        .isEqualTo(InventedMarts.NORTH);
    assertThat(browser.ask("document.querySelectorAll('b').length")).isEqualTo(0L);
  }

  @Test
  void theKeyboardReachesTheContentAndOpensTables() {
    browser.all("body").get(0).sendKeys(Keys.TAB);
    assertThat(browser.focused().getText()).isEqualTo("Skip to the content");

    WebElement table = browser.all("#revenue details").get(0);
    table.findElement(By.tagName("summary")).sendKeys(Keys.ENTER);

    assertThat(table.findElement(By.tagName("table")).isDisplayed()).isTrue();
  }

  @Test
  void nothingSticksOutOfAPhone() {
    browser.width(390).show(PAGE);

    assertThat((Long) browser.ask("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(390L);
    browser.picture(FOLDER.resolve("phone"));
  }

  @Test
  void chartsFollowThePageIntoTheDark() {
    String colour =
        "getComputedStyle(document.querySelector('#revenue svg path[fill^=\"var\"]')).fill";
    Object light = browser.ask(colour);

    browser.media("screen", "dark");

    assertThat(browser.ask(colour)).isNotEqualTo(light);
    browser.picture(FOLDER.resolve("dark"));
  }

  @Test
  void paperHasTheTablesToo() throws IOException {
    browser.ask(
        "addEventListener('beforeprint', function () { window.opened ="
            + " document.querySelectorAll('details[open]').length; })");

    byte[] pdf = browser.printed();

    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat((Long) browser.ask("window.opened")).isGreaterThan(5L);
    Files.write(FOLDER.resolve("report.pdf"), pdf);
  }

  @Test
  void picturesOfAllSectionsAreKept() throws IOException {
    browser.picture(FOLDER.resolve("desk"));

    try (Stream<Path> pictures = Files.list(FOLDER.resolve("desk"))) {
      assertThat(pictures)
          .hasSize(12)
          .allSatisfy(picture -> assertThat(Files.size(picture)).isGreaterThan(2_000L));
    }
  }
}
