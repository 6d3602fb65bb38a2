package dev.stagecoach.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed that is a query over a real PostgreSQL. */
class DatabaseFeedTest {
  private static final String RAW = "raw.mapped_crm_deals";
  private static final String[] DELETION = {"deal_id", "is_deleted", "deleted_at"};

  private static EmbeddedPostgres postgres;

  @TempDir Path folder;

  @BeforeAll
  static void startADatabase() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopTheDatabase() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void fillATable() throws SQLException {
    execute(
        """
        drop table if exists deal;
        create table deal (
          id bigint, "StageName" text, amount numeric(12,2), closes date, changed_at timestamptz);
        insert into deal values
          (1, 'open', 10.50, '2024-03-31', '2024-01-01 10:00+01'),
          (2, 'won', null, null, '2024-01-02 23:30-05')
        """);
  }

  @Test
  void theRowsOfAQueryKeepTheirTypesAndInstants() {
    Landing landing = deals("select * from deal");

    IngestReport report = landing.ingest();

    assertThat(report.loaded()).isEqualTo(2);
    assertThat(landing.rows(RAW, "id", "stage_name", "amount", "closes", "changed_at"))
        .containsExactly(
            "1|open|10.50|2024-03-31|2024-01-01 09:00:00.0",
            "2|won|null|null|2024-01-03 04:30:00.0");
    assertThat(landing.table(RAW).select("id", "amount", "closes", "changed_at").schema().toDDL())
        .isEqualTo("id BIGINT,amount DECIMAL(12,2),closes DATE,changed_at TIMESTAMP");
  }

  @Test
  void aSecondLoadTakesWhatIsNewOrChangedAndNothingTwice() throws SQLException {
    Landing landing = deals("select * from deal");
    landing.ingest();
    execute(
        "update deal set \"StageName\" = 'lost' where id = 1; insert into deal values (3, 'open')");

    IngestReport second = landing.ingest();

    assertThat(second.read()).isEqualTo(3);
    assertThat(second.loaded()).isEqualTo(2);
    assertThat(second.duplicate()).isEqualTo(1);
    assertThat(landing.rows(RAW, "id", "stage_name"))
        .containsExactly("1|lost", "1|open", "2|won", "3|open");
  }

  @Test
  void aValueThatReturnsToWhatItWasIsAChangeToo() throws SQLException {
    Landing landing = deals("select * from deal where id = 1");
    landing.ingest();
    execute("update deal set \"StageName\" = 'lost' where id = 1");
    landing.ingest();
    execute("update deal set \"StageName\" = 'open' where id = 1");

    IngestReport third = landing.ingest();

    assertThat(third.loaded()).isEqualTo(1);
    assertThat(landing.rows(RAW, "_batch", "stage_name"))
        .containsExactly("1|open", "2|lost", "3|open");
  }

  @Test
  void aQueryCannotChangeTheDatabase() {
    Landing landing = deals("with gone as (delete from deal returning *) select * from gone");

    assertThatThrownBy(landing::ingest)
        .isInstanceOf(StagecoachException.class)
        .hasMessageContaining("Feed crm.deals")
        .hasMessageEndingWith("check its url, user, password and query");
    assertThat(deals("select * from deal").ingest().read()).isEqualTo(2);
  }

  @Test
  void aRowWithoutItsKeyIsSetAside() throws SQLException {
    execute("insert into deal values (null, 'open')");
    Landing landing = deals("select * from deal");

    IngestReport report = landing.ingest("0.5");

    assertThat(report.quarantined()).isEqualTo(1);
    assertThat(landing.rows("ops.quarantine", "file", "reason_code", "reason"))
        .containsExactly("(query)|missing-value|Column id is empty");
  }

  @Test
  void trap07ADealThatTheQueryGivesNoMoreIsDeletedUntilItComesBack() throws SQLException {
    Landing landing = deals("select * from deal", ", full-extract = true");
    landing.ingest();
    execute("delete from deal where id = 2");
    IngestReport second = landing.ingest();
    List<String> swept = landing.staged("staging.mapped_deal", DELETION);
    execute("insert into deal values (2, 'open')");
    landing.ingest();

    assertThat(second.notes())
        .containsExactly(
            "1 rows of crm.deals are in the last full extract no more and count as deleted");
    assertThat(swept).containsExactly("1|false|null", "2|true|2024-06-01 12:00:00.0");
    assertThat(landing.staged("staging.mapped_deal", DELETION))
        .containsExactly("1|false|null", "2|false|null");
  }

  @Test
  void aDealThatAQueryOfPartsGivesNoMoreStaysAsItWas() throws SQLException {
    Landing landing = deals("select * from deal");
    landing.ingest();
    execute("delete from deal where id = 2");

    assertThat(landing.ingest().notes()).isEmpty();
    assertThat(landing.staged("staging.mapped_deal", DELETION))
        .containsExactly("1|null|null", "2|null|null");
  }

  private Landing deals(String query) {
    return deals(query, "");
  }

  private Landing deals(String query, String more) {
    return Landing.of(
        folder,
        """
        crm {
          kind = mapped, path = "."
          feeds.deals {
            format = jdbc, key = [id], jdbc { url = "%s", user = postgres, query = "%s" }%s
          }
          maps = [ { to = deal, from = deals, columns { deal_id = id, stage_id = stage_name } } ]
        }
        """
            .formatted(postgres.getJdbcUrl("postgres", "postgres"), query, more));
  }

  private static void execute(String statements) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }
}
