package dev.stagecoach.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.config.Feed;
import dev.stagecoach.common.config.SourceSpec;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.spark.SparkSessions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCheckTest {
  private static final String STAGES =
      """
      stages.canonical = [
        { name = open, position = 1 }, { name = won, position = 2, kind = won }
        { name = lost, position = 3, kind = lost }
      ]
      funnels.sales.stages = [open]
      privacy.names = shown
      """;

  private static EmbeddedPostgres postgres;

  @TempDir Path folder;

  @BeforeAll
  static void startADatabase() throws IOException, SQLException {
    postgres = EmbeddedPostgres.start();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table deal (id bigint, \"StageName\" text, amount numeric(24,6))");
    }
  }

  @AfterAll
  static void stopTheDatabase() throws IOException {
    postgres.close();
  }

  @Test
  void aDatabaseTellsTheColumnsOfAQueryWithTheirTypes() throws IOException {
    SuiteConfig config =
        config(jdbc(postgres.getJdbcUrl("postgres", "postgres"), "select * from deal"));
    SourceSpec.Mapped source = config.sources(SourceSpec.Mapped.class).get(0);
    Feed feed = source.feeds().get(0);

    SourceCheck check = SourceCheck.of(config, List.of(), SourceCheckTest::session);

    assertThat(check.problems()).isEmpty();
    assertThat(check.columns(source, feed).orElseThrow().toDDL())
        .isEqualTo("id BIGINT,stage_name STRING,amount DECIMAL(24,6)");
  }

  @Test
  void aQueryThatTheDatabaseRefusesIsReportedWhereTheFeedStands() throws IOException {
    SuiteConfig config =
        config(jdbc(postgres.getJdbcUrl("postgres", "postgres"), "select * from gone"));

    assertThat(SourceCheck.of(config, List.of(), SourceCheckTest::session).problems())
        .singleElement()
        .asString()
        .contains("test.conf:3: Feed crm.deals")
        .contains("relation \"gone\" does not exist")
        .endsWith("; check its url, user, password and query");
  }

  @Test
  void aDatabaseThatCannotBeReachedIsReportedWithoutSecrets() throws IOException {
    SuiteConfig config = config(jdbc("jdbc:postgresql://localhost:1/crm", "select 1 as id"));

    assertThat(SourceCheck.of(config, List.of(), SourceCheckTest::session).problems())
        .singleElement()
        .asString()
        .contains("Feed crm.deals", "cannot be read from its database")
        .doesNotContain(System.getenv("PATH"));
  }

  private static String jdbc(String url, String query) {
    return """
    sources.crm {
      kind = mapped, path = "."
      feeds.deals { format = jdbc, jdbc { url = "%s", user = postgres, password = ${PATH}, query = "%s" } }
      maps = [ { to = deal, from = deals, columns { deal_id = id, stage_id = stage_name } } ]
    }
    """
        .formatted(url, query);
  }

  private SuiteConfig config(String sources) throws IOException {
    Path file = Files.writeString(folder.resolve("test.conf"), sources + STAGES);
    return ConfigLoader.load(file, Map.of("source.path", folder.toString()));
  }

  private static SparkSession session() {
    return SparkSessions.open("local[2]", Map.of());
  }
}
