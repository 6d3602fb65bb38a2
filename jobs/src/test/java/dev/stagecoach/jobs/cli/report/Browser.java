package dev.stagecoach.jobs.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window. */
final class Browser implements AutoCloseable {
  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts it. Where it is not installed the test is skipped and says so; where CI is to prove
   * everything, that is a failure.
   */
  static Browser open() {
    Optional<Path> browser = program("chromium");
    Optional<Path> driver = program("chromedriver");
    boolean isInstalled = browser.isPresent() && driver.isPresent();
    String remedy =
        "Chromium and its driver, to look at the report; on Debian: apt-get install chromium"
            + " chromium-driver";
    if ("true".equals(System.getenv("CI"))) {
      assertThat(isInstalled).as(remedy).isTrue();
    }
    assumeThat(isInstalled).as(remedy).isTrue();
    return new Browser(
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .build(),
            options(browser.orElseThrow())));
  }

  private static ChromeOptions options(Path browser) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--hide-scrollbars",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    return options;
  }

  private static Optional<Path> program(String name) {
    return Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Browser show(Path page) {
    driver.get(page.toUri().toString());
    return this;
  }

  Browser width(int pixels) {
    return size(pixels, 900);
  }

  private Browser size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    return this;
  }

  /** How the page is to be shown: a medium (screen, print) and a colour scheme (light, dark). */
  Browser media(String medium, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /** What an expression of the page's own language gives. */
  Object ask(String expression) {
    return driver.executeScript("return " + expression);
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Keeps pictures of the page's sections; in a window as high as the page, all are whole. */
  void picture(Path folder) {
    int width = ((Number) ask("window.innerWidth")).intValue();
    size(width, ((Number) ask("document.documentElement.scrollHeight")).intValue());
    try {
      Files.createDirectories(folder);
      for (WebElement section : all("header, section")) {
        String id = section.getDomAttribute("id");
        Files.write(
            folder.resolve((id == null ? "header" : id) + ".png"),
            section.getScreenshotAs(OutputType.BYTES));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page as it is printed. */
  byte[] printed() {
    Map<String, Object> answer =
        driver.executeCdpCommand(
            "Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
    return Base64.getDecoder().decode(answer.get("data").toString());
  }

  @Override
  public void close() {
    driver.quit();
  }
}
