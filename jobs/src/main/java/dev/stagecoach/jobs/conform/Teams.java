package dev.stagecoach.jobs.conform;

import dev.stagecoach.common.config.Teams.Team;
import dev.stagecoach.common.job.RunContext;
import dev.stagecoach.common.sql.FewRows;
import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * core.team: the teams of every source and of the configuration, each with its path from the top.
 *
 * <p>Of two tellings of one team the configuration wins, then reference data, then mapped sources,
 * then the CRM's own teams or roles. Where the configuration names the source that tells of teams,
 * no other source counts.
 */
public record Teams(TableContract contract) implements Table {
  private static final List<TableName> TELLERS =
      List.of(
          TableName.of("staging.salesforce_team"),
          TableName.of("staging.hubspot_team"),
          TableName.of("staging.mapped_team"),
          TableName.of("staging.reference_team"));

  @Override
  public Set<TableName> inputs() {
    return Set.copyOf(TELLERS);
  }

  @Override
  public Dataset<Row> rows(TableInputs inputs, RunContext context) {
    Map<String, Told> teams = new TreeMap<>();
    List<Dataset<Row>> tellers =
        TELLERS.stream().map(teller -> told(inputs.rows(teller), context)).toList();
    for (Row row : FewRows.collect(tellers)) {
      Told told = Told.of(row);
      teams.put(told.id(), told);
    }
    for (Team team : context.config().teams().tree()) {
      teams.put(team.id(), new Told(team.id(), team.name(), team.parent(), null, null));
    }
    Map<String, Optional<String>> parents = new HashMap<>();
    teams.forEach((id, told) -> parents.put(id, told.parent().filter(teams::containsKey)));
    TeamTree tree = new TeamTree(parents);
    List<Row> rows = new ArrayList<>();
    for (Told told : teams.values()) {
      rows.add(row(told, tree.path(told.id())));
    }
    return context.session().createDataFrame(rows, contract.schema()).coalesce(1);
  }

  private static Dataset<Row> told(Dataset<Row> teams, RunContext context) {
    return context
        .config()
        .teams()
        .from()
        .map(source -> teams.where(functions.col("source").equalTo(source)))
        .orElse(teams);
  }

  private static Row row(Told told, List<String> path) {
    return RowFactory.create(
        told.id(),
        told.name(),
        path.size() > 1 ? path.get(path.size() - 2) : null,
        path.size(),
        path.toArray(String[]::new),
        told.validFrom(),
        told.validTo());
  }

  /** A team as a source tells of it. */
  private record Told(
      String id,
      String name,
      Optional<String> parent,
      @Nullable Object validFrom,
      @Nullable Object validTo) {

    static Told of(Row row) {
      String id = row.getString(row.fieldIndex("team_id"));
      String name = row.getString(row.fieldIndex("name"));
      return new Told(
          id,
          name == null ? id : name,
          Optional.ofNullable(row.getString(row.fieldIndex("parent_team_id"))),
          row.get(row.fieldIndex("valid_from")),
          row.get(row.fieldIndex("valid_to")));
    }
  }
}
