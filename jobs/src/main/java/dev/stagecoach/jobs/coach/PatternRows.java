package dev.stagecoach.jobs.coach;

import dev.stagecoach.common.config.Coaching;
import dev.stagecoach.common.stats.FalseDiscovery;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.jobs.coach.gap.Disproportion;
import dev.stagecoach.jobs.coach.gap.Effort;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Turns the reps of each group of peers, who come one after the other, into their patterns. */
final class PatternRows implements MapPartitionsFunction<Row, Row> {
  /** What tells reps apart, the group first. */
  static final List<String> DESCRIBED =
      List.of("period_grain", "period_start", "peer_group", "member_id");

  /** What else is known of a rep. */
  static final List<String> CARRIED =
      List.of("team_id", "team_name", "team_depth", "rep_id", "rep_name", "is_complete");

  private static final String LATER = "as_of";
  private static final int GROUP_KEYS = 3;
  private static final long serialVersionUID = 1L;

  private final List<Names> patterns;
  private final double falseDiscoveryRate;

  PatternRows(Coaching coaching) {
    this.patterns =
        new ArrayList<>(
            coaching.patterns().stream()
                .map(
                    pattern ->
                        new Names(
                            pattern.name(),
                            pattern.label(),
                            pattern.much().name(),
                            pattern.little().name(),
                            pattern.advice()))
                .toList());
    this.falseDiscoveryRate = coaching.falseDiscoveryRate();
  }

  /** A pattern by the names of its metrics. */
  private record Names(String name, String label, String much, String little, String advice)
      implements Serializable {}

  /** A pattern looked for in one rep. */
  private record Looked(Names pattern, Disproportion found) {}

  static StructType schema(TableContract contract) {
    return new StructType(
        Arrays.stream(contract.schema().fields())
            .filter(field -> !field.name().equals(LATER))
            .toArray(StructField[]::new));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> reps) {
    return new PeerGroups(reps, GROUP_KEYS, this::rows);
  }

  private Stream<Row> rows(List<Row> group) {
    List<Looked> all = new ArrayList<>();
    for (Names pattern : patterns) {
      List<Effort> efforts = group.stream().map(rep -> effort(rep, pattern)).toList();
      Disproportion.among(efforts).forEach(found -> all.add(new Looked(pattern, found)));
    }
    double[] adjusted =
        FalseDiscovery.adjusted(
            all.stream().mapToDouble(looked -> looked.found().chance()).toArray());
    return IntStream.range(0, all.size()).mapToObj(i -> row(group, all.get(i), adjusted[i]));
  }

  private static Effort effort(Row rep, Names pattern) {
    Optional<Row> much = metric(rep, pattern.much());
    Optional<Row> little = metric(rep, pattern.little());
    return new Effort(
        rep.getAs("member_id"),
        much.map(row -> number(row, "value")).orElse(0.0),
        Math.round(little.map(row -> number(row, "numerator")).orElse(0.0)),
        little.map(row -> number(row, "denominator")).orElse(0.0));
  }

  private static Optional<Row> metric(Row rep, String name) {
    return rep.<Row>getList(rep.fieldIndex("metrics")).stream()
        .filter(metric -> metric.<String>getAs("metric").equals(name))
        .findFirst();
  }

  private static double number(Row metric, String part) {
    @Nullable BigDecimal number = metric.getAs(part);
    return number == null ? 0 : number.doubleValue();
  }

  private Row row(List<Row> group, Looked looked, double adjusted) {
    Disproportion found = looked.found();
    Names pattern = looked.pattern();
    Row rep = group.get(found.member());
    Effort effort = effort(rep, pattern);
    return RowFactory.create(
        rep.getAs("period_grain"),
        rep.getAs("period_start"),
        "rep",
        rep.getAs("team_id"),
        rep.getAs("team_name"),
        rep.getAs("team_depth"),
        rep.getAs("rep_id"),
        rep.getAs("rep_name"),
        "all",
        "event",
        rep.getAs("is_complete"),
        rep.getAs("peer_group"),
        (long) group.size() - 1,
        pattern.name(),
        pattern.label(),
        pattern.advice(),
        pattern.much(),
        effort.much(),
        found.peerMuch(),
        pattern.little(),
        effort.exposure() > 0 ? effort.events() / effort.exposure() : null,
        found.peerRate(),
        effort.exposure(),
        found.chance(),
        adjusted,
        adjusted <= falseDiscoveryRate,
        found.mentor().map(place -> group.get(place).<String>getAs("rep_id")).orElse(null),
        found.mentor().map(place -> group.get(place).<String>getAs("rep_name")).orElse(null));
  }
}
