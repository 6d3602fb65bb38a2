package dev.stagecoach.common.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.RunContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class TableGraphTest {

  @Test
  void eachTableFollowsItsInputs() {
    TableGraph graph =
        new TableGraph(
            List.of(
                table("core.a", WriteMode.REPLACE, "core.c"),
                table("core.b", WriteMode.REPLACE),
                table("core.c", WriteMode.REPLACE, "core.b")));

    assertThat(graph.inOrder().stream().map(table -> table.name().toString()))
        .containsExactly("core.b", "core.c", "core.a");
  }

  @Test
  void aCycleIsRefusedWithTheTablesInIt() {
    assertThatThrownBy(
            () ->
                new TableGraph(
                    List.of(
                        table("core.a", WriteMode.REPLACE, "core.b"),
                        table("core.b", WriteMode.REPLACE, "core.a"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Tables are made from each other: [core.a, core.b] → core.a");
  }

  @Test
  void anInputThatIsNoTableIsRefused() {
    assertThatThrownBy(() -> new TableGraph(List.of(table("core.a", WriteMode.REPLACE, "core.x"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("core.a reads core.x, and there is no table of that name");
  }

  @Test
  void upstreamAndDownstreamFollowTheGraph() {
    TableGraph graph =
        new TableGraph(
            List.of(
                table("core.a", WriteMode.REPLACE),
                table("core.b", WriteMode.REPLACE, "core.a"),
                table("mart.c", WriteMode.REPLACE, "core.b"),
                table("mart.d", WriteMode.REPLACE, "core.a")));

    assertThat(graph.upstream(List.of(TableName.of("mart.c"))))
        .isEqualTo(names("core.a", "core.b", "mart.c"));
    assertThat(graph.downstream(List.of(TableName.of("core.b"))))
        .isEqualTo(names("core.b", "mart.c"));
  }

  @Test
  void aViewIsWaitedForThroughWhatItReads() {
    TableGraph graph =
        new TableGraph(
            List.of(
                table("raw.a", WriteMode.APPEND),
                table("staging.b", WriteMode.VIEW, "raw.a"),
                table("core.c", WriteMode.REPLACE, "staging.b")));

    assertThat(graph.storedInputs(TableName.of("core.c"))).isEqualTo(names("raw.a"));
  }

  private static Set<TableName> names(String... names) {
    return Stream.of(names).map(TableName::of).collect(Collectors.toSet());
  }

  private static Table table(String name, WriteMode write, String... inputs) {
    return new NamedTable(
        new TableContract(
            TableName.of(name),
            "A table.",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            write,
            List.of(),
            Set.of(),
            Optional.empty()),
        names(inputs));
  }

  /** A table that is only a name and its inputs. */
  private record NamedTable(TableContract contract, Set<TableName> inputs) implements Table {
    @Override
    public Dataset<Row> rows(TableInputs given, RunContext context) {
      throw new IllegalStateException("The graph is sorted without rows");
    }
  }
}
