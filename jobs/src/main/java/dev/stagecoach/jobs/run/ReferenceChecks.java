package dev.stagecoach.jobs.run;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.quality.Check;
import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.common.spark.SparkJobs;
import dev.stagecoach.common.table.Reference;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.table.WriteMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Looks whether the values of referring columns stand in the tables that they refer to, once all
 * tables of a run are written.
 *
 * <p>One query answers for all tables: it reads the referring columns of each once, and what is
 * joined are hashes of their different values, each with its number of rows.
 */
final class ReferenceChecks {
  private final TableGraph graph;
  private final TableStore store;
  private final SparkSession session;

  ReferenceChecks(TableGraph graph, TableStore store, SparkSession session) {
    this.graph = graph;
    this.store = store;
    this.session = session.newSession();
  }

  /** One result for each reference from or to a table that was made. */
  List<CheckResult> of(Set<TableName> made) {
    List<Declared> declared = declared(made);
    if (declared.isEmpty()) {
      return List.of();
    }
    SparkJobs.describe(session.sparkContext(), "references between the tables");
    Map<Integer, Row> counts = new HashMap<>();
    counted(declared).collectAsList().forEach(row -> counts.put(row.getInt(0), row));
    List<CheckResult> results = new ArrayList<>();
    for (int number = 0; number < declared.size(); number++) {
      results.add(result(declared.get(number), Optional.ofNullable(counts.get(number))));
    }
    return results;
  }

  /** A reference that no row makes has no counts. */
  private CheckResult result(Declared declared, Optional<Row> counts) {
    long rows = counts.map(row -> row.getLong(1)).orElse(0L);
    long failed = counts.map(row -> row.getLong(2)).orElse(0L);
    Check check = declared.reference().check();
    Check told =
        failed > 0 && check.level() == Check.Level.FAIL
            ? new Check(check.level(), check.rule(), check.message() + first(declared))
            : check;
    return new CheckResult(declared.table().toString(), told, rows, failed);
  }

  private List<Declared> declared(Set<TableName> made) {
    List<Declared> declared = new ArrayList<>();
    for (Table table : graph.inOrder()) {
      TableContract contract = table.contract();
      for (Reference reference : contract.references()) {
        boolean isTouched = made.contains(table.name()) || made.contains(reference.table());
        if (isTouched && isStored(contract) && store.exists(session, reference.table())) {
          declared.add(new Declared(table.name(), reference));
        }
      }
    }
    return declared;
  }

  private boolean isStored(TableContract contract) {
    return contract.write() != WriteMode.VIEW && store.exists(session, contract.name());
  }

  /** For each number of a reference its rows, and those whose value stands nowhere. */
  private Dataset<Row> counted(List<Declared> declared) {
    List<Target> targets = declared.stream().map(Declared::target).distinct().toList();
    List<Dataset<Row>> keys = new ArrayList<>();
    for (Target target : targets) {
      keys.add(
          store
              .read(session, target.table())
              .select(
                  lit(targets.indexOf(target)).as("target"),
                  hash(target.key()).as("hash"),
                  lit(true).as("is_there")));
    }
    Column[] targetOf =
        declared.stream().map(one -> lit(targets.indexOf(one.target()))).toArray(Column[]::new);
    Column isNowhere = coalesce(col("is_there"), lit(false)).equalTo(false);
    return referring(declared)
        .withColumn("target", get(array(targetOf), col("reference")))
        .join(union(keys).distinct(), new String[] {"target", "hash"}, "left_outer")
        .groupBy("reference")
        .agg(sum("n"), sum(when(isNowhere, col("n")).otherwise(0L)));
  }

  /**
   * The different values of each reference with their rows. Each table is read once: what its rows
   * refer to is counted together before it is taken apart.
   */
  private Dataset<Row> referring(List<Declared> declared) {
    Map<TableName, List<Integer>> numbers = new TreeMap<>();
    for (int number = 0; number < declared.size(); number++) {
      numbers.computeIfAbsent(declared.get(number).table(), table -> new ArrayList<>()).add(number);
    }
    int most = numbers.values().stream().mapToInt(List::size).max().orElse(0);
    String[] hashes = IntStream.range(0, most).mapToObj(i -> "hash" + i).toArray(String[]::new);
    List<Dataset<Row>> tables = new ArrayList<>();
    numbers.forEach(
        (table, own) -> {
          List<Column> columns = new ArrayList<>(List.of(lit(own.get(0)).as("first")));
          for (int i = 0; i < most; i++) {
            Column hash =
                i < own.size()
                    ? hash(declared.get(own.get(i)).reference().columns())
                    : lit(null).cast("bigint");
            columns.add(hash.as(hashes[i]));
          }
          tables.add(store.read(session, table).select(columns.toArray(Column[]::new)));
        });
    return union(tables)
        .groupBy("first", hashes)
        .agg(count(lit(1)).as("n"))
        .select(
            col("first"),
            col("n"),
            posexplode(array(Arrays.stream(hashes).map(name -> col(name)).toArray(Column[]::new)))
                .as(new String[] {"place", "hash"}))
        .where(col("hash").isNotNull())
        .groupBy(col("first").plus(col("place")).as("reference"), col("hash"))
        .agg(sum("n").as("n"));
  }

  /** The columns as one number; null where one of them is. */
  private static Column hash(List<String> columns) {
    Column[] values = columns.stream().map(name -> col(name)).toArray(Column[]::new);
    Column isWhole = Arrays.stream(values).map(Column::isNotNull).reduce(Column::and).orElseThrow();
    return when(isWhole, xxhash64(values));
  }

  private static Dataset<Row> union(List<Dataset<Row>> parts) {
    return parts.stream().reduce(Dataset::unionAll).orElseThrow();
  }

  /** An example for whoever is to mend it. */
  private String first(Declared declared) {
    Reference reference = declared.reference();
    Dataset<Row> rows = store.read(session, declared.table()).as("referring");
    Dataset<Row> known = store.read(session, reference.table()).as("known");
    Column isKnown = lit(true);
    for (int i = 0; i < reference.columns().size(); i++) {
      Column value = col("referring." + reference.columns().get(i));
      rows = rows.where(value.isNotNull());
      isKnown = isKnown.and(value.equalTo(col("known." + reference.key().get(i))));
    }
    Column[] columns = reference.columns().stream().map(name -> col(name)).toArray(Column[]::new);
    return rows.join(known, isKnown, "left_anti").select(columns).takeAsList(1).stream()
        .map(row -> " First: %s = %s.".formatted(reference.columns(), row))
        .findFirst()
        .orElse("");
  }

  /** The key that a reference refers to. */
  private record Target(TableName table, List<String> key) {}

  private record Declared(TableName table, Reference reference) {
    Target target() {
      return new Target(reference.table(), reference.key());
    }
  }
}
