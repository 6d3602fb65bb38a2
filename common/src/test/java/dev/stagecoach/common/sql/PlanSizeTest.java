package dev.stagecoach.common.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.spark.TestSession;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanSizeTest {
  private final SparkSession session = TestSession.fresh();

  @Test
  void aTableCountsOnceHoweverOftenItIsRead(@TempDir Path folder) {
    Dataset<Row> numbers = stored(folder.resolve("numbers"), 100);

    Dataset<Row> joined = numbers.as("one").join(numbers.as("other"), "id");

    assertThat(PlanSize.bytesRead(joined)).isPositive().isEqualTo(PlanSize.bytesRead(numbers));
  }

  @Test
  void differentTablesAddUp(@TempDir Path folder) {
    Dataset<Row> few = stored(folder.resolve("few"), 10);
    Dataset<Row> many = stored(folder.resolve("many"), 1000);

    assertThat(PlanSize.bytesRead(few.join(many, "id")))
        .isEqualTo(PlanSize.bytesRead(few) + PlanSize.bytesRead(many));
  }

  private Dataset<Row> stored(Path folder, long rows) {
    session.range(rows).write().parquet(folder.toString());
    return session.read().parquet(folder.toString());
  }
}
