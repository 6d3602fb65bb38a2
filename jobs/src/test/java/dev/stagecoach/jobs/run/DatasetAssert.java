package dev.stagecoach.jobs.run;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.api.AbstractAssert;

/** Compares rows regardless of their order; the only place that knows spark-testing-base. */
final class DatasetAssert extends AbstractAssert<DatasetAssert, Dataset<Row>> {
  private static final JavaDataFrameSuiteBase COMPARISON = new JavaDataFrameSuiteBase();

  private DatasetAssert(Dataset<Row> actual) {
    super(actual, DatasetAssert.class);
  }

  static DatasetAssert assertThatRows(Dataset<Row> actual) {
    return new DatasetAssert(actual);
  }

  /** Whether the rows are these, each as often, in any order. */
  DatasetAssert areThose(Dataset<Row> expected) {
    try {
      COMPARISON.assertDataFrameNoOrderEquals(expected, actual);
    } catch (AssertionError e) {
      failWithMessage(
          "Rows differ.%nexpected:%n%s%nactual:%n%s%n%s",
          shown(expected), shown(actual), e.getMessage());
    }
    return this;
  }

  private static String shown(Dataset<Row> rows) {
    return String.join(" | ", rows.columns())
        + "\n"
        + rows.toJavaRDD().collect().stream()
            .map(row -> row.mkString(" | "))
            .sorted()
            .collect(Collectors.joining("\n"));
  }
}
