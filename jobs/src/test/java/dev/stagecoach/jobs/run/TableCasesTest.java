package dev.stagecoach.jobs.run;

import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder {@code tables/<layer>/<table>/<case_as_a_sentence>} with rows given and expected.
 */
class TableCasesTest {
  @TestFactory
  Stream<DynamicTest> everyCase() throws IOException, URISyntaxException {
    Path root =
        Path.of(
                Objects.requireNonNull(TableCasesTest.class.getResource("/tables/stagecoach.conf"))
                    .toURI())
            .getParent();
    Map<TableName, Table> tables =
        SuiteTables.all().stream().collect(Collectors.toMap(Table::name, table -> table));
    List<String> only = List.of(System.getProperty("case", "").split(",", -1));
    return cases(root).stream()
        .filter(found -> only.stream().anyMatch(found.folder().toString()::contains))
        .map(found -> test(found, tables));
  }

  private static DynamicTest test(TableCase found, Map<TableName, Table> tables) {
    return DynamicTest.dynamicTest(
        found.table() + " " + found.folder().getFileName(),
        found.folder().toUri(),
        () -> found.check(tables, TestSession.fresh()));
  }

  private static List<TableCase> cases(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.endsWith("expect.csv"))
          .map(file -> Objects.requireNonNull(file.getParent()))
          .sorted(Comparator.naturalOrder())
          .map(folder -> new TableCase(tableOf(root.relativize(folder)), folder, root))
          .toList();
    }
  }

  private static TableName tableOf(Path path) {
    if (path.getNameCount() != 3) {
      throw new IllegalStateException(path + " is not <layer>/<table>/<case>");
    }
    return TableName.of(path.getName(0) + "." + path.getName(1));
  }
}
