package dev.stagecoach.jobs.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import dev.stagecoach.common.quality.Check;
import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.common.table.TableContract;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tries the written rows of a table against its contract: the grain is a key, each rule holds. */
final class TableChecks {
  private TableChecks() {}

  /** The rows counted and each check's result, in one pass over the table and one over its keys. */
  static Outcome run(TableContract contract, Dataset<Row> rows) {
    List<Check> checks = new ArrayList<>();
    for (String column : contract.grain()) {
      checks.add(
          new Check(Check.Level.FAIL, column + " is not null", "A column of the key is null."));
    }
    checks.addAll(contract.checks());
    List<Column> counts = new ArrayList<>();
    checks.forEach(check -> counts.add(count_if(not(coalesce(expr(check.rule()), lit(true))))));
    Row counted =
        rows.agg(org.apache.spark.sql.functions.count(lit(1)), counts.toArray(Column[]::new))
            .head();
    long all = counted.getLong(0);
    List<CheckResult> results = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      results.add(result(contract, rows, checks.get(i), all, counted.getLong(i + 1)));
    }
    if (!contract.grain().isEmpty()) {
      results.add(uniqueness(contract, rows, all));
    }
    return new Outcome(all, results);
  }

  private static CheckResult result(
      TableContract contract, Dataset<Row> rows, Check check, long all, long failed) {
    Check named =
        failed == 0 || check.level() == Check.Level.WARN
            ? check
            : withExample(contract, check, rows.where(not(expr(check.rule()))));
    return new CheckResult(contract.name().toString(), named, all, failed);
  }

  private static Check withExample(TableContract contract, Check check, Dataset<Row> broken) {
    List<Row> first = broken.select(keys(contract)).takeAsList(1);
    return first.isEmpty()
        ? check
        : new Check(
            check.level(),
            check.rule(),
            "%s First: %s = %s.".formatted(check.message(), contract.grain(), first.get(0)));
  }

  private static CheckResult uniqueness(TableContract contract, Dataset<Row> rows, long all) {
    Dataset<Row> repeated =
        rows.groupBy(keys(contract))
            .agg(org.apache.spark.sql.functions.count(lit(1)).as("repeats"))
            .where("repeats > 1");
    long surplus =
        repeated
            .agg(coalesce(org.apache.spark.sql.functions.sum(col("repeats").minus(1)), lit(0L)))
            .head()
            .getLong(0);
    Check check =
        new Check(
            Check.Level.FAIL, "unique " + contract.grain(), "The key stands on several rows.");
    return new CheckResult(
        contract.name().toString(),
        surplus == 0 ? check : withExample(contract, check, repeated),
        all,
        surplus);
  }

  private static Column[] keys(TableContract contract) {
    return contract.grain().stream()
        .map(org.apache.spark.sql.functions::col)
        .toArray(Column[]::new);
  }

  /** Rows of a table and what its checks found. */
  record Outcome(long rows, List<CheckResult> results) {}
}
