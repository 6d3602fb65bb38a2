package dev.stagecoach.common.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SqlQueryTest {

  @Test
  void relationsAreThoseReadWithoutTheQuerysOwn() {
    SqlQuery query =
        SqlQuery.parse(
            """
            with deals as (select * from core_deal),
            final as (
                select deals.deal_key from deals
                left join core_stage_visit as visits on visits.deal_key = deals.deal_key
            )
            select * from final
            """);

    assertThat(query.relations()).containsExactly("core_deal", "core_stage_visit");
  }

  @Test
  void aRelationInsideASubqueryIsFound() {
    SqlQuery query =
        SqlQuery.parse(
            "select * from core_deal where exists (select 1 from core_rep where core_rep.rep_id = core_deal.rep_id)");

    assertThat(query.relations()).containsExactly("core_deal", "core_rep");
  }

  @Test
  void aRelationThatAnotherCteReadsByTheSameNameIsNotHidden() {
    SqlQuery query =
        SqlQuery.parse(
            "select * from (with core_rep as (select 1 as one) select * from core_rep) union all select 2");

    assertThat(query.relations()).isEmpty();
  }

  @Test
  void parametersAndFunctionsAreFoundWhereverTheyStand() {
    SqlQuery query =
        SqlQuery.parse(
            "select upper(name) as name from core_deal where created_at < :as_of and pushes > (select max(pushes) from core_deal where pushes < :limit)");

    assertThat(query.parameters()).containsExactly("as_of", "limit");
    assertThat(query.functions()).containsExactly("max", "upper");
  }

  @Test
  void whatIsNoSqlIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> SqlQuery.parse("select * from core_deal where ("))
        .hasMessageContaining("line 1, pos");
  }
}
