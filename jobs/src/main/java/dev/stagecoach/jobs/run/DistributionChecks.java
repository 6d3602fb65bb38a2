package dev.stagecoach.jobs.run;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.signum;
import static org.apache.spark.sql.functions.when;

import dev.stagecoach.common.delta.TableStore;
import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.common.spark.SparkJobs;
import dev.stagecoach.common.table.Distribution;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.run.Publications.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares how the values of columns are spread with how they were when the tables were published
 * last. One query counts the bins of all columns, before and now.
 */
final class DistributionChecks {
  private static final Logger LOG = LoggerFactory.getLogger(DistributionChecks.class);
  private static final String NOTHING = "(null)";
  private static final String NUMBER = "number";
  private static final String SIDE = "side";
  private static final String BIN = "bin";

  private final TableGraph graph;
  private final TableStore store;
  private final SparkSession session;

  DistributionChecks(TableGraph graph, TableStore store, SparkSession session) {
    this.graph = graph;
    this.store = store;
    this.session = session.newSession();
  }

  /** One result for each column of a table that was made and published before. */
  List<CheckResult> of(Set<TableName> made, Optional<Publication> before) {
    List<Compared> compared =
        before.map(publication -> compared(made, publication.versions())).orElse(List.of());
    if (compared.isEmpty()) {
      return List.of();
    }
    SparkJobs.describe(session.sparkContext(), "distributions, before and now");
    try {
      return results(compared);
    } catch (RuntimeException e) {
      if (!Failures.isDamage(e)) {
        throw e;
      }
      LOG.warn("What was published before cannot be read, so that nothing is compared with it", e);
      return List.of();
    }
  }

  private List<Compared> compared(Set<TableName> made, Map<TableName, Long> versions) {
    List<Compared> compared = new ArrayList<>();
    for (TableName table : made) {
      Optional<Long> version = Optional.ofNullable(versions.get(table));
      for (Distribution distribution : distributions(table)) {
        version.ifPresent(found -> compared.add(new Compared(table, found, distribution)));
      }
    }
    return compared;
  }

  private List<Distribution> distributions(TableName table) {
    return graph
        .find(table)
        .map(found -> found.contract())
        .map(TableContract::distributions)
        .orElse(List.of());
  }

  private List<CheckResult> results(List<Compared> compared) {
    List<Map<String, long[]>> counts = new ArrayList<>();
    compared.forEach(one -> counts.add(new TreeMap<>()));
    for (Row row : binned(compared).groupBy(NUMBER, SIDE, BIN).count().collectAsList()) {
      counts.get(row.getInt(0))
              .computeIfAbsent(row.getString(2), bin -> new long[2])[row.getInt(1)] =
          row.getLong(3);
    }
    List<CheckResult> results = new ArrayList<>();
    for (int number = 0; number < compared.size(); number++) {
      Compared one = compared.get(number);
      new Shift(counts.get(number))
          .result(one.table(), one.distribution().check())
          .ifPresent(results::add);
    }
    return results;
  }

  /** One row for each value of each column; each side of each table is read once. */
  private Dataset<Row> binned(List<Compared> compared) {
    Map<TableName, List<Compared>> tables =
        compared.stream()
            .collect(Collectors.groupingBy(Compared::table, TreeMap::new, Collectors.toList()));
    List<Dataset<Row>> parts = new ArrayList<>();
    tables.forEach(
        (table, columns) -> {
          int first = compared.indexOf(columns.get(0));
          parts.add(
              binned(store.read(session, table, columns.get(0).version()), columns, first, 0));
          parts.add(binned(store.read(session, table), columns, first, 1));
        });
    return parts.stream().reduce(Dataset::unionAll).orElseThrow();
  }

  /** The columns of a table follow each other. */
  private static Dataset<Row> binned(
      Dataset<Row> rows, List<Compared> columns, int first, int side) {
    Column[] bins = columns.stream().map(one -> bin(one.distribution())).toArray(Column[]::new);
    return rows.select(posexplode(array(bins)).as(new String[] {"place", BIN}))
        .select(col("place").plus(first).as(NUMBER), lit(side).as(SIDE), col(BIN));
  }

  private static Column bin(Distribution distribution) {
    Column value = col(distribution.column());
    Column bin =
        switch (distribution.by()) {
          case VALUE -> value.cast("string");
          case PRESENCE -> when(value.isNotNull(), "(a value)");
          case SIZE -> size(value.cast("double"));
        };
    return coalesce(bin, lit(NOTHING));
  }

  /** Named by the end nearer to zero. */
  private static Column size(Column number) {
    return when(number.equalTo(0), "0")
        .otherwise(signum(number).multiply(pow(lit(2), floor(log2(abs(number))))).cast("string"));
  }

  private record Compared(TableName table, long version, Distribution distribution) {}
}
