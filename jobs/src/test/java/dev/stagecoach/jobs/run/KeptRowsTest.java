package dev.stagecoach.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.sql.KeptRow;
import dev.stagecoach.common.sql.KeptRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class KeptRowsTest {
  private final SparkSession session = TestSession.fresh();

  @Test
  void aQueryThatIsPlannedAlreadyHasTheSameRowsAndColumns() {
    Dataset<Row> rows =
        session.sql(
            "select id, if(id = 2, null, concat('deal ', id)) as name,"
                + " cast(id / 8 as decimal(24, 6)) as amount,"
                + " date_add(date '2024-02-28', cast(id as int)) as day,"
                + " array('all', 'large') as segments"
                + " from range(1, 4) order by id");

    Dataset<Row> planned = KeptRows.planned(rows);

    assertThat(planned.schema()).isEqualTo(rows.schema());
    assertThat(planned.collectAsList()).isEqualTo(rows.collectAsList());
  }

  @Test
  void valuesAreTakenOutInTheirTypes() {
    Dataset<Row> rows =
        session.sql("select 7 as number, 'seven' as text, 7.125BD as amount, null as nothing");

    assertThat(KeptRows.map(rows, KeptRowsTest::told).collect())
        .containsExactly("7 seven 7.125 true");
  }

  private static Iterator<String> told(Iterator<KeptRow> rows) {
    List<String> told = new ArrayList<>();
    rows.forEachRemaining(
        row ->
            told.add(
                "%d %s %s %s"
                    .formatted(row.integer(0), row.text(1), row.decimal(2, 4, 3), row.isNull(3))));
    return told.iterator();
  }

  @Test
  void rowsThatJavaMakesAreReadByQueries() {
    StructType schema =
        new StructType()
            .add("name", DataTypes.StringType)
            .add("amount", DataTypes.createDecimalType(12, 2))
            .add("day", DataTypes.DateType);
    Dataset<Row> one = session.range(0, 1, 1, 1).toDF();

    Dataset<Row> made =
        KeptRows.dataset(session, KeptRows.map(one, rows -> oneRow().iterator()), schema);

    assertThat(made.selectExpr("name", "amount * 2", "cast(day as string)").collectAsList())
        .hasSize(1)
        .allSatisfy(
            row -> {
              assertThat(row.getString(0)).isEqualTo("deal");
              assertThat(row.getDecimal(1)).isEqualByComparingTo(new BigDecimal("2.50"));
              assertThat(row.getString(2)).isEqualTo("1970-01-11");
            });
  }

  private static List<Object[]> oneRow() {
    return List.<Object[]>of(
        new Object[] {UTF8String.fromString("deal"), Decimal.apply(125L, 12, 2), 10});
  }
}
