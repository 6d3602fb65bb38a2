package dev.stagecoach.jobs.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.RawRows;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.table.WriteMode;
import dev.stagecoach.jobs.tables.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;

/**
 * Rows given and expected of one table, written down in a folder.
 *
 * <p>{@code given.<layer>_<table>.csv} holds the rows of an input; what the folder does not have is
 * looked for in the folders above, so that cases can share a calendar. An input that nobody gives
 * is empty, or computed where it is a view or {@code computed_unless_given} lists it. What the
 * parameter {@code computed} lists is computed whatever the folders above give. {@code expect.csv}
 * lists the expected rows with the columns that matter; {@code parameters.conf} holds the
 * parameters and, as {@code where}, which rows are compared.
 */
record TableCase(TableName table, Path folder, Path root) {
  private static final Set<String> SETTINGS =
      Set.of("as_of", "where", "computed", "computed_unless_given");
  private static final String DEFAULT_AS_OF = "2025-01-01T00:00:00Z";

  void check(Map<TableName, Table> tables, SparkSession session) throws IOException {
    Config parameters = parameters();
    RunContext context = context(parameters, session);
    Table tested = named(tables, table);
    Dataset<Row> rows =
        ContractedRows.of(
            tested.contract(), tested.told(inputs(tables, context, parameters), context));
    if (parameters.hasPath("where")) {
      rows = rows.where(parameters.getString("where"));
    }
    CsvRows expected = CsvRows.read(folder.resolve("expect.csv"));
    Dataset<Row> listed = expected.listed(session, tested.contract());
    List<Row> found = rows.selectExpr(listed.columns()).collectAsList();
    DatasetAssert.assertThatRows(session.createDataFrame(found, listed.schema())).areThose(listed);
  }

  private TableInputs inputs(Map<TableName, Table> tables, RunContext context, Config parameters) {
    List<String> computed = listed(parameters, "computed");
    List<String> unlessGiven = listed(parameters, "computed_unless_given");
    Map<TableName, Dataset<Row>> known = new HashMap<>();
    return new TableInputs() {
      @Override
      public Dataset<Row> rows(TableName name) {
        Dataset<Row> rows = known.get(name);
        if (rows == null) {
          rows = fresh(named(tables, name), context, this);
          known.put(name, rows);
        }
        return rows;
      }

      private Dataset<Row> fresh(Table input, RunContext run, TableInputs inputs) {
        SparkSession session = run.session();
        boolean isComputed = computed.contains(input.name().toString());
        Optional<Path> given = nearest("given." + input.name().view() + ".csv");
        if (given.isPresent() && !isComputed) {
          return read(given.orElseThrow()).full(session, readable(input.contract()));
        }
        if (isComputed
            || input.contract().write() == WriteMode.VIEW
            || unlessGiven.contains(input.name().toString())) {
          Dataset<Row> rows = ContractedRows.of(input.contract(), input.told(inputs, run));
          return session.createDataFrame(rows.collectAsList(), input.contract().schema());
        }
        return session.createDataFrame(List.<Row>of(), readable(input.contract()).schema());
      }
    };
  }

  /** Of a raw table queries see more than the source's own columns. */
  private static TableContract readable(TableContract contract) {
    if (contract.name().layer() != Layer.RAW) {
      return contract;
    }
    List<Column> columns = new ArrayList<>(contract.columns());
    for (StructField own : RawRows.OWN.fields()) {
      columns.add(new Column(own.name(), own.dataType().sql(), "Ours.", ""));
    }
    return new TableContract(
        contract.name(),
        contract.description(),
        contract.grain(),
        columns,
        contract.checks(),
        contract.references(),
        contract.distributions(),
        contract.write(),
        contract.parameters(),
        contract.settings(),
        contract.javaTable());
  }

  private static Table named(Map<TableName, Table> tables, TableName name) {
    return Objects.requireNonNull(tables.get(name), () -> "There is no table " + name);
  }

  private static List<String> listed(Config parameters, String name) {
    return parameters.hasPath(name) ? parameters.getStringList(name) : List.of();
  }

  private static CsvRows read(Path file) {
    try {
      return CsvRows.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** The file in the case's folder or the nearest one above it. */
  private Optional<Path> nearest(String file) {
    Path at = folder;
    while (at.startsWith(root)) {
      if (Files.exists(at.resolve(file))) {
        return Optional.of(at.resolve(file));
      }
      at = Objects.requireNonNull(at.getParent());
    }
    return Optional.empty();
  }

  /** The case's own parameters over those of the folders above. */
  private Config parameters() {
    List<Config> found = new ArrayList<>();
    for (Path at = folder; at.startsWith(root); at = Objects.requireNonNull(at.getParent())) {
      found.add(ConfigFactory.parseFile(at.resolve("parameters.conf").toFile()));
    }
    return found.stream().reduce(ConfigFactory.empty(), Config::withFallback);
  }

  private RunContext context(Config written, SparkSession session) {
    SuiteConfig config = ConfigLoader.load(nearest("stagecoach.conf").orElseThrow(), Map.of());
    Instant asOf =
        Instant.parse(written.hasPath("as_of") ? written.getString("as_of") : DEFAULT_AS_OF);
    Map<String, Object> values = new HashMap<>(Parameters.of(config, asOf));
    written
        .root()
        .forEach(
            (name, value) -> {
              if (!SETTINGS.contains(name)) {
                values.put(name, typed(values.get(name), value.unwrapped()));
              }
            });
    return new RunContext(session, "case", config, values);
  }

  private static Object typed(Object standard, Object written) {
    return standard instanceof LocalDate ? LocalDate.parse(written.toString()) : written;
  }
}
