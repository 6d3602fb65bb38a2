package dev.stagecoach.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedSourceMistakesTest {
  @TempDir Path folder;
  private WrittenConfiguration files;

  @BeforeEach
  void writeAValidConfiguration() {
    files = WrittenConfiguration.in(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          { to = deel, from = deals } ~ sources.crm.maps.to is 'deel', which is no entity; did you mean deal?
          { to = activity_deal, from = dealz, columns { activity_id = a, deal_id = d } } ~ sources.crm.maps.from is 'dealz', which is no feed; did you mean deals?
          { to = activity_deal, from = deals, columns { deal_id = d } } ~ the map to activity_deal lacks the column activity_id; add activity_id = <SQL expression> to its columns
          { to = rep, from = deals, columns { rep_id = r, nmae = n } } ~ 'nmae' is no column of rep; did you mean name?
          { to = rep, from = deals, columns { rep_id = [r] } } ~ sources.crm.maps.columns.rep_id is a list; write an SQL expression
          { to = rep, columns { rep_id = r } } ~ sources.crm.maps.from is missing; name a feed of this source
          { from = deals } ~ sources.crm.maps.to is missing; name an entity, e.g. deal
          { to = deal_milestone, from = deals, columns { deal_id = id } } ~ sources.crm.maps.milestones is missing; add one: { stage = STAGE, at = "<SQL expression>" }
          { to = deal_milestone, from = deals, columns { deal_id = id }, milestones = [ { stage = Won } ] } ~ sources.crm.maps.milestones.at is missing; write an SQL expression of a date or timestamp
          { to = rep, from = deals, columns { rep_id = r }, milestones = [ { stage = A, at = b } ] } ~ sources.crm.maps.milestones belong to deal_milestone alone; write to = deal_milestone
          { to = quota, from = deals, columns { metric = m, period_start = s, period_end = e, value = v } } ~ the map to quota has neither rep_id nor team_id; add one of them to its columns
          """)
  void aWrongMapIsReported(String map, String message) {
    assertThat(files.problemsOfValidWith("sources.crm.maps += " + map))
        .contains("test.conf:2: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          deals.format = xml ~ sources.crm.feeds.deals.format is 'xml'; write csv or jdbc or json or parquet
          more = { key = [id] } ~ sources.crm.feeds.more.files is missing; write a glob, e.g. "deals*.csv"
          more = { format = jdbc, jdbc { query = "select 1" } } ~ sources.crm.feeds.more.jdbc.url is missing; write one, e.g. "jdbc:postgresql://host:5432/crm"
          more = { format = jdbc, jdbc { url = "jdbc:x" } } ~ sources.crm.feeds.more.jdbc.query is missing; write the select whose rows to load
          more = { format = jdbc, files = "x", jdbc { url = "jdbc:x", query = "select 1" } } ~ sources.crm.feeds.more.files has no use in a feed of format jdbc; take it out
          more = { format = jdbc, jdbc { url = "jdbc:x?user=a&password=hush", query = "select 1" } } ~ sources.crm.feeds.more.jdbc.url holds a password; write password = ${?CRM_PASSWORD}
          more = { format = jdbc, jdbc { url = "jdbc:x://a:hush@db", query = "select 1" } } ~ sources.crm.feeds.more.jdbc.url holds a password; write password = ${?CRM_PASSWORD}
          more = { format = jdbc, jdbc { url = "jdbc:x", password = hush, query = "select 1" } } ~ sources.crm.feeds.more.jdbc.password is written out; take it from the environment: password = ${CRM_PASSWORD}
          more = { files = "x.csv", full-extract = true } ~ sources.crm.feeds.more.full-extract needs a key; add key = [COLUMN], the column of the id
          deals.jdbc.url = "jdbc:x" ~ sources.crm.feeds.deals.jdbc has no use in a feed of files; write format = jdbc or take it out
          deals.csv.quote = "" ~ sources.crm.feeds.deals.csv.quote is ''; write one character
          """)
  void aWrongFeedIsReported(String feed, String message) {
    assertThat(files.problemsOfValidWith("sources.crm.feeds." + feed))
        .containsExactly("test.conf:2: " + message);
  }

  @Test
  void aSourceOfDatabasesAloneCannotBeStale() {
    assertThat(
            files.problemsOfValidWith(
                """
                sources.base { kind = mapped
                  feeds.deals { format = jdbc, jdbc { url = "jdbc:x", query = "select 1" } }
                  maps = [ { to = deal, from = deals, columns { deal_id = id, stage_id = stage } } ] }
                quality.freshness.base.warn-after-hours = 36
                """))
        .containsExactly(
            "test.conf:5: quality.freshness.base is about a source that delivers no files;"
                + " take it out: databases are asked anew in each run");
  }

  @Test
  void aMappedSourceNeedsFeedsAndMaps() {
    assertThat(files.problemsOfValidWith("sources.old = { kind = mapped }"))
        .containsExactly(
            "test.conf:2: sources.old.feeds is missing;"
                + " add one, e.g. feeds { deals { files = \"deals*.csv\" } }",
            "test.conf:2: sources.old.maps is missing;"
                + " add one: { to = deal, from = FEED, columns { deal_id = …, … } }");
  }
}
