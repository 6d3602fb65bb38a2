package dev.stagecoach.jobs.cli.serve;

import dev.stagecoach.common.sql.ReadingSessions;
import dev.stagecoach.common.sql.SqlText;
import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.TableContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Published marts as views of the schema that readers see, with the contract's descriptions as
 * comments. Where users may read some teams only, each view shows who asks the rows of those teams,
 * and nothing that is told of no team.
 */
public final class ReaderViews {
  /** Says of nobody's deals anything. */
  private static final Set<String> READABLE_BY_ALL =
      Set.of("dim_date", "dim_metric", "dim_stage", "dim_team");

  private static final String ACCESS = "reader_access";

  private final SparkSession session;
  private final Optional<UserFile> users;

  /**
   * The views of a session's catalogue.
   *
   * @param users who may read what; empty where everybody reads everything
   */
  public ReaderViews(SparkSession session, Optional<UserFile> users) {
    this.session = session;
    this.users = users;
  }

  /** Makes the views anew; a reader sees the old or the new one of each. */
  public void show(List<PublishedMart> marts) {
    ReadingSessions.asOwner(
        () -> {
          session.sql("create database if not exists " + ReadingSessions.SCHEMA);
          if (users.isPresent()) {
            grant(teamsBelow(marts));
          }
          marts.forEach(mart -> session.sql(definition(mart)));
          return marts.size();
        });
  }

  /** The statement that makes one view. */
  String definition(PublishedMart mart) {
    TableContract contract = mart.contract();
    String columns =
        contract.columns().stream()
            .map(Column::field)
            .map(
                field ->
                    "%s comment %s"
                        .formatted(
                            SqlText.name(field.name()), SqlText.literal(field.getComment().get())))
            .collect(Collectors.joining(", "));
    return "create or replace view %s.%s (%s) comment %s as select * from %s%s"
        .formatted(
            ReadingSessions.SCHEMA,
            SqlText.name(contract.name().table()),
            columns,
            SqlText.literal(contract.description()),
            source(mart),
            condition(contract));
  }

  private static String source(PublishedMart mart) {
    return "delta.%s version as of %d".formatted(SqlText.name(mart.location()), mart.version());
  }

  private String condition(TableContract contract) {
    if (users.isEmpty() || READABLE_BY_ALL.contains(contract.name().table())) {
      return "";
    }
    boolean tellsOfTeams =
        contract.columns().stream().anyMatch(column -> column.name().equals("team_id"));
    String readsEverything =
        " where exists (select 1 from %s.everything as e where e.user_name = session_user())"
            .formatted(ACCESS);
    return tellsOfTeams
        ? readsEverything
            + " or team_id in (select t.team_id from %s.team as t where t.user_name = session_user())"
                .formatted(ACCESS)
        : readsEverything;
  }

  /** For each team the ids of the teams above it and its own. */
  private Map<String, Set<String>> teamsBelow(List<PublishedMart> marts) {
    return marts.stream()
        .filter(mart -> mart.contract().name().table().equals("dim_team"))
        .flatMap(
            mart ->
                session.sql("select team_id, path from " + source(mart)).collectAsList().stream())
        .collect(Collectors.toMap(row -> row.getString(0), ReaderViews::path, ReaderViews::union));
  }

  private static Set<String> path(Row row) {
    Set<String> path = new TreeSet<>(Set.of(row.getString(0)));
    if (!row.isNullAt(1)) {
      path.addAll(row.<String>getList(1));
    }
    return path;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  private void grant(Map<String, Set<String>> teams) {
    session.sql("create database if not exists " + ACCESS);
    List<String> everything =
        users.orElseThrow().users().entrySet().stream()
            .filter(user -> user.getValue().readsEverything())
            .map(user -> "(%s)".formatted(SqlText.literal(user.getKey())))
            .toList();
    List<String> some =
        users.orElseThrow().users().entrySet().stream()
            .flatMap(
                user ->
                    teams.entrySet().stream()
                        .filter(
                            team ->
                                team.getValue().stream()
                                    .anyMatch(user.getValue().teams()::contains))
                        .map(
                            team ->
                                "(%s, %s)"
                                    .formatted(
                                        SqlText.literal(user.getKey()),
                                        SqlText.literal(team.getKey()))))
            .toList();
    access("everything", "user_name", "(cast(null as string))", everything);
    access("team", "user_name, team_id", "(cast(null as string), cast(null as string))", some);
  }

  private void access(String view, String columns, String nobody, List<String> rows) {
    session.sql(
        "create or replace view %s.%s (%s) as values %s"
            .formatted(ACCESS, view, columns, rows.isEmpty() ? nobody : String.join(", ", rows)));
  }

  /** A mart at the version that readers are to see. */
  public record PublishedMart(TableContract contract, String location, long version) {}
}
