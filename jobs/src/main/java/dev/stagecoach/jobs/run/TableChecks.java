package dev.stagecoach.jobs.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udaf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import dev.stagecoach.common.quality.Check;
import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.common.table.TableContract;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Tries the rows of a table against its contract: the grain is a key, each rule holds. What can be
 * counted while the rows are written is; only the keys of a large table are read again.
 */
final class TableChecks {
  private static final String NAME = "checks";

  private final TableContract contract;
  private final boolean isSmall;
  private final List<Check> checks;
  private final WrittenCounts writtenCounts = new WrittenCounts(NAME);

  /**
   * The checks of a table.
   *
   * @param isSmall whether to look at keys while the rows are written
   */
  TableChecks(TableContract contract, boolean isSmall) {
    this.contract = contract;
    this.isSmall = isSmall;
    checks = contract.rowChecks();
  }

  /** The same rows, which are counted on their way to where they are written. */
  Dataset<Row> watched(Dataset<Row> rows) {
    List<Column> counts = counts();
    rows.sparkSession().listenerManager().register(writtenCounts);
    return rows.observe(
        NAME, counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new));
  }

  private List<Column> counts() {
    List<Column> counts = new ArrayList<>();
    counts.add(count(lit(1)).as("rows"));
    for (Check check : checks) {
      counts.add(
          countWhere(not(coalesce(expr(check.rule()), lit(true)))).as("broken" + counts.size()));
    }
    counts.add(repeats().as("surplus"));
    return counts;
  }

  private Column repeats() {
    if (contract.grain().isEmpty()) {
      return countWhere(lit(false));
    }
    return isSmall
        ? udaf(new KeySurplus(), Encoders.LONG()).apply(keyHash())
        : countWhere(lit(false)).plus(KeySurplus.UNKNOWN);
  }

  /**
   * For {@code count_if} Spark works out the condition as a column before it counts, and copies
   * each row once more to leave that column out again.
   */
  private static Column countWhere(Column condition) {
    return count(when(condition, lit(1)));
  }

  /**
   * What the checks found, once the rows are written.
   *
   * @param written the rows as they can be read again, where that is needed
   */
  Outcome outcome(Supplier<Dataset<Row>> written) {
    Row counted = writtenCounts.get().orElseGet(() -> counted(written.get()));
    long all = counted.getLong(0);
    List<CheckResult> results = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      results.add(result(written, checks.get(i), all, counted.getLong(i + 1)));
    }
    if (!contract.grain().isEmpty()) {
      results.add(uniqueness(written, all, counted.getLong(checks.size() + 1)));
    }
    return new Outcome(all, results);
  }

  private Row counted(Dataset<Row> written) {
    List<Column> counts = counts();
    return written
        .agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new))
        .head();
  }

  private CheckResult result(Supplier<Dataset<Row>> written, Check check, long all, long failed) {
    Check named =
        failed == 0 || check.level() == Check.Level.WARN
            ? check
            : withExample(check, written.get().where(not(expr(check.rule()))));
    return new CheckResult(contract.name().toString(), named, all, failed);
  }

  private Check withExample(Check check, Dataset<Row> broken) {
    List<Row> first = broken.select(keys()).takeAsList(1);
    return first.isEmpty()
        ? check
        : new Check(
            check.level(),
            check.rule(),
            "%s First: %s = %s.".formatted(check.message(), contract.grain(), first.get(0)));
  }

  /** Equal hashes are a reason to look at the keys themselves, different ones are proof. */
  private CheckResult uniqueness(Supplier<Dataset<Row>> written, long all, long equalHashes) {
    Check check =
        new Check(
            Check.Level.FAIL, "unique " + contract.grain(), "The key stands on several rows.");
    long suspected =
        equalHashes == KeySurplus.UNKNOWN
            ? HashedKeys.surplus(written.get(), keyHash(), all)
            : equalHashes;
    long surplus = suspected == 0 ? 0 : surplus(written.get().groupBy(keys()));
    return new CheckResult(
        contract.name().toString(),
        surplus == 0
            ? check
            : withExample(
                check, written.get().groupBy(keys()).agg(count(lit(1)).as("n")).where("n > 1")),
        all,
        surplus);
  }

  private static long surplus(org.apache.spark.sql.RelationalGroupedDataset groups) {
    return groups
        .agg(count(lit(1)).as("repeats"))
        .where("repeats > 1")
        .agg(coalesce(sum(col("repeats").minus(1)), lit(0L)))
        .head()
        .getLong(0);
  }

  private Column keyHash() {
    return xxhash64(keys());
  }

  private Column[] keys() {
    return contract.grain().stream()
        .map(org.apache.spark.sql.functions::col)
        .toArray(Column[]::new);
  }

  /** Rows of a table and what its checks found. */
  record Outcome(long rows, List<CheckResult> results) {}
}
