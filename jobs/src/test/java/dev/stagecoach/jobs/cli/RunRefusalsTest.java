package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run refuses: configurations before anything is written, bad rows before any table. */
class RunRefusalsTest {
  private static final String STAGES =
      """
      stages.canonical = [
        { name = open, position = 1 }, { name = won, position = 2, kind = won }
        { name = lost, position = 3, kind = lost }
      ]
      funnels.sales.stages = [open]
      privacy.names = shown
      """;

  @TempDir Path folder;

  @BeforeEach
  void deliver() throws IOException {
    Files.writeString(folder.resolve("deals.csv"), "id,stage,amount\n1,open,10\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          java_method('java.lang.System', 'exit', '0') ~ calls java_method(…), which is not allowed
          amuont ~ reads 'amuont', which is no column of the feed crm.deals; the nearest are amount
          amount + ~ is no SQL expression
          """)
  void aRunWithAnExpressionThatMayNotRunWritesNothing(String expression, String message)
      throws IOException {
    Screen screen = runWith(mapped(expression));

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).contains("test.conf:5: sources.crm.maps.columns.amount " + message);
    assertThat(folder.resolve("warehouse")).doesNotExist();
  }

  @Test
  void aDemoWithAnExpressionThatMayNotRunWritesNothing() throws IOException {
    Path conf = write(mapped("java_method('java.lang.System', 'exit', '0')"));

    Screen screen =
        Screen.of(
            "demo",
            "--conf",
            conf.toString(),
            "--warehouse",
            folder.resolve("warehouse").toString(),
            "--set",
            "source.path=" + folder.resolve("crm"));

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err()).contains("test.conf:5: sources.crm.maps.columns.amount calls");
    assertThat(folder).isDirectoryNotContaining("glob:**/{crm,warehouse}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "run"})
  void aPasswordThatIsWrittenOutIsRefusedAndNotShown(String command) throws IOException {
    Path conf =
        write(
            """
            sources.crm {
              kind = mapped
              feeds.deals { format = jdbc, jdbc { url = "jdbc:x", password = hush, query = "select 1" } }
              maps = [ { to = deal, from = deals, columns { deal_id = id, stage_id = stage } } ]
            }
            """);

    Screen screen = Screen.of(command, "--conf", conf.toString());

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.out() + screen.err())
        .contains(
            "test.conf:3: sources.crm.feeds.deals.jdbc.password is written out;"
                + " take it from the environment: password = ${CRM_PASSWORD}")
        .doesNotContain("hush");
  }

  @Test
  void aPasswordOnTheCommandLineIsRefusedAndNotShown() throws IOException {
    Path conf =
        write(
            """
            sources.crm {
              kind = mapped
              feeds.deals { format = jdbc, jdbc { url = "jdbc:x", query = "select 1" } }
              maps = [ { to = deal, from = deals, columns { deal_id = id, stage_id = stage } } ]
            }
            """);
    String key = "sources.crm.feeds.deals.jdbc.password";

    Screen screen = Screen.of("run", "--conf", conf.toString(), "--set", key + "=hush");

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.err())
        .contains(
            "--set " + key + ": " + key + " is written out;",
            "take it from the environment: password = ${CRM_PASSWORD}")
        .doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "run"})
  void pseudonymsAreWhatMartsHoldWhereNothingIsSaidAndNeedAKey(String command) throws IOException {
    String silent = (mapped("amount") + STAGES).replace("privacy.names = shown\n", "");
    Path conf = Files.writeString(folder.resolve("silent.conf"), silent);

    Screen screen =
        Screen.of(
            command,
            "--conf",
            conf.toString(),
            "--warehouse",
            folder.resolve("warehouse").toString(),
            "--set",
            "source.path=" + folder);

    assertThat(screen.status()).isEqualTo(2);
    assertThat(screen.out() + screen.err())
        .contains(
            "silent.conf: privacy.key is not set, and pseudonyms need it;"
                + " take it from the environment, privacy.key = ${?STAGECOACH_PSEUDONYM_KEY},"
                + " or let everybody read names, privacy.names = shown");
    assertThat(folder.resolve("warehouse")).doesNotExist();
  }

  @Test
  void aRunOfUnreadableRowsEndsAtTheGateAndPublishesNothing() throws IOException {
    Files.writeString(folder.resolve("deals.csv"), "id,stage,amount\n1,open,10\n2,open\n");

    Screen screen = runWith(mapped("amount"));

    assertThat(screen.status()).isEqualTo(3);
    assertThat(screen.err()).startsWith("1 of 2 rows of crm.deals cannot be read (50.0 %");
    assertThat(folder.resolve("warehouse")).isDirectoryNotContaining("glob:**/{raw,core,mart}");
    assertThat(folder.resolve("warehouse/ops/publication")).doesNotExist();
  }

  @Test
  void aStaleSourceEndsTheRunBeforeAnyTableIsMade() throws IOException {
    Files.setLastModifiedTime(
        folder.resolve("deals.csv"), FileTime.from(Instant.parse("2024-01-01T00:00:00Z")));

    Screen screen = runWith(mapped("amount") + "quality.freshness.crm.fail-after-hours = 48\n");

    assertThat(screen.status()).isEqualTo(3);
    assertThat(screen.err())
        .contains(
            "The newest file of source crm is of 2024-01-01T00:00:00Z: look whether its export"
                + " still runs, or change quality.freshness.crm. Nothing was published");
    assertThat(folder.resolve("warehouse")).isDirectoryNotContaining("glob:**/core");
    assertThat(folder.resolve("warehouse/mart/data_quality")).exists();
  }

  private Screen runWith(String sources) throws IOException {
    return Screen.of(
        "run",
        "--conf",
        write(sources).toString(),
        "--warehouse",
        folder.resolve("warehouse").toString(),
        "--set",
        "source.path=" + folder);
  }

  private static String mapped(String expression) {
    return """
    sources.crm {
      kind = mapped, path = "."
      feeds.deals { files = "deals.csv", key = [id] }
      maps = [
        { to = deal, from = deals, columns { deal_id = id, stage_id = stage, amount = "%s" } }
      ]
    }
    """
        .formatted(expression);
  }

  private Path write(String sources) throws IOException {
    return Files.writeString(folder.resolve("test.conf"), sources + STAGES);
  }
}
