package dev.stagecoach.common.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.spark.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class FewRowsTest {

  @Test
  void rowsAreSortedByOneColumnAfterTheOther() {
    Dataset<Row> rows =
        TestSession.fresh()
            .sql(
                "select * from values ('week', 10L), ('month', 9L), ('week', 9L), ('month', 10L) as rows (grain, start)");

    assertThat(FewRows.inOrder(rows, "grain", "start").toString())
        .isEqualTo("[[month,9], [month,10], [week,9], [week,10]]");
  }
}
