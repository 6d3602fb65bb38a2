package dev.stagecoach.common.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.spark.TestSession;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import org.junit.jupiter.api.Test;

class CommonTablesTest {
  private final SparkSession session = TestSession.fresh();

  @Test
  void aTableOfTheQuerysOwnThatIsUsedTwiceStandsWhereItIsUsed() {
    Dataset<Row> rows =
        run(
            """
            with numbers as (select id from range(4)),
            pairs as (
                select less.id, more.id as next from numbers as less
                join numbers as more on more.id = less.id + 1
            )
            select pairs.id, pairs.next, later.next as last from pairs
            join pairs as later on later.id = pairs.next
            """);

    assertThat(rows.queryExecution().analyzed().containsPattern(TreePattern.CTE())).isFalse();
    assertThat(rows.orderBy("id").collectAsList().toString()).isEqualTo("[[0,1,2], [1,2,3]]");
  }

  @Test
  void rowsReadFurtherAsAViewAreTheSame() {
    run("with numbers as (select id from range(3)) select one.id from numbers as one join numbers using (id)")
        .createOrReplaceTempView("numbers_three");

    Dataset<Row> rows =
        run(
            """
            with doubled as (select one.id from numbers_three as one cross join numbers_three)
            select id, count(*) as times from doubled group by id
            """);

    assertThat(rows.orderBy("id").collectAsList().toString()).isEqualTo("[[0,3], [1,3], [2,3]]");
  }

  @Test
  void whatIsDrawnByChanceIsDrawnOnceForAllUses() {
    Dataset<Row> rows =
        run(
            """
            with drawn as (select id, rand() as chance from range(20))
            select one.id from drawn as one
            join drawn as other on other.id = one.id and other.chance = one.chance
            """);

    assertThat(rows.count()).isEqualTo(20);
  }

  private Dataset<Row> run(String query) {
    return SqlQuery.parse(query).run(session, Map.of());
  }
}
