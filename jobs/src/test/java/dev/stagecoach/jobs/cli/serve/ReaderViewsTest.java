package dev.stagecoach.jobs.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.cli.serve.ReaderViews.PublishedMart;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReaderViewsTest {
  private static final UserFile OF_ONE_TEAM =
      new UserFile(Map.of("ben", new UserFile.User(Optional.empty(), Set.of("north"))));

  @Test
  void aViewHasTheContractsWordsAndThePublishedVersion() {
    assertThat(views(Optional.empty()).definition(mart("mart.dim_stage")))
        .startsWith(
            "create or replace view mart.`dim_stage` (`stage` comment 'Canonical stage.', `label` comment")
        .endsWith("as select * from delta.`/data/it``s` version as of 7");
  }

  @Test
  void whoReadsOneTeamReadsItsRowsAlone() {
    assertThat(views(Optional.of(OF_ONE_TEAM)).definition(mart("mart.kpi")))
        .endsWith(
            " where exists (select 1 from reader_access.everything as e where e.user_name = session_user()) or team_id in (select t.team_id from reader_access.team as t where t.user_name = session_user())");
  }

  @Test
  void whatIsToldOfNoTeamIsForThoseWhoReadEverything() {
    assertThat(views(Optional.of(OF_ONE_TEAM)).definition(mart("mart.dim_account")))
        .endsWith(
            " where exists (select 1 from reader_access.everything as e where e.user_name = session_user())");
    assertThat(views(Optional.of(OF_ONE_TEAM)).definition(mart("mart.dim_metric")))
        .endsWith("version as of 7");
  }

  private static ReaderViews views(Optional<UserFile> users) {
    return new ReaderViews(TestSession.fresh(), users);
  }

  private static PublishedMart mart(String name) {
    TableContract contract = SuiteTables.load().table(TableName.of(name)).contract();
    return new PublishedMart(contract, "/data/it`s", 7);
  }
}
