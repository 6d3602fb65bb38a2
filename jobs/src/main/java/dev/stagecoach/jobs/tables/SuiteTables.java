package dev.stagecoach.jobs.tables;

import dev.stagecoach.common.sql.SqlQuery;
import dev.stagecoach.common.table.ContractReader;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.table.WriteMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds every table of the suite: each folder below {@code /tables} on the class path is one. */
public final class SuiteTables {
  private static final String ROOT = "/tables";

  /** Any file of the suite's own: tests keep a folder of the root's name before it on the path. */
  private static final String ANCHOR = ROOT + "/ops/job_run/table.conf";

  private SuiteTables() {}

  /** All tables and the order in which they are made. */
  public static TableGraph load() {
    return new TableGraph(all());
  }

  /** All tables, in the order of their names. */
  public static List<Table> all() {
    URL anchor = Objects.requireNonNull(SuiteTables.class.getResource(ANCHOR), ANCHOR);
    try {
      URI uri = anchor.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return in(Path.of(uri.resolve("../..")));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return in(jar.getPath(ROOT));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The tables cannot be found at " + anchor, e);
    } catch (IOException e) {
      throw new UncheckedIOException("The tables cannot be read at " + anchor, e);
    }
  }

  /**
   * The tables below a folder, {@code <layer>/<table>} each, in the order of their names.
   *
   * @throws IllegalStateException where a folder is not a whole table
   */
  public static List<Table> in(Path root) throws IOException {
    try (Stream<Path> files = Files.find(root, 3, (path, a) -> path.endsWith("table.conf"))) {
      // All else waits until the last query has been parsed.
      return files.sorted().toList().parallelStream()
          .map(file -> table(Objects.requireNonNull(file.getParent())))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Table table(Path folder) {
    try {
      return read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table read(Path folder) throws IOException {
    String layer = name(Objects.requireNonNull(folder.getParent()));
    TableName name = new TableName(Layer.of(layer), name(folder));
    TableContract contract =
        ContractReader.read(name, Files.readString(folder.resolve("table.conf")));
    Path query = folder.resolve("query.sql");
    boolean hasQuery = Files.exists(query);
    if (hasQuery && contract.javaTable().isPresent()) {
      throw new IllegalStateException(name + " has both a query.sql and a Java table");
    }
    if (hasQuery) {
      return new SqlTable(contract, SqlQuery.parse(Files.readString(query)));
    }
    if (contract.javaTable().isPresent()) {
      return JavaTables.make(contract.javaTable().orElseThrow(), contract);
    }
    if (contract.write() == WriteMode.APPEND) {
      return new RecordedTable(contract);
    }
    throw new IllegalStateException(name + " has neither a query.sql nor a Java table");
  }

  private static String name(Path folder) {
    return Objects.requireNonNull(folder.getFileName()).toString().replace("/", "");
  }
}
