package dev.stagecoach.jobs.coach;

import dev.stagecoach.common.config.Coaching;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.jobs.coach.gap.Gap;
import dev.stagecoach.jobs.coach.gap.GapAnalysis;
import dev.stagecoach.jobs.coach.gap.Logs;
import dev.stagecoach.jobs.coach.gap.Member;
import dev.stagecoach.jobs.coach.gap.Workload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Turns the members of each group of peers, who come one after the other, into their gaps. */
final class GapRows implements MapPartitionsFunction<Row, Row> {
  /** The columns of a member. */
  static final List<String> INPUT =
      List.of(
          "period_grain",
          "period_start",
          "level",
          "peer_group",
          "member_id",
          "team_id",
          "team_name",
          "team_depth",
          "rep_id",
          "rep_name",
          "is_complete",
          "open_deals",
          "closed");

  /** The fields of what became of the deals that got to one stage and no further. */
  static final List<String> CLOSED =
      List.of(
          "position",
          "deals",
          "revenue",
          "listed",
          "listed_count",
          "listed_logs",
          "listed_squares",
          "kept_count",
          "kept_logs",
          "kept_squares");

  /** What is not made here. */
  private static final List<String> LATER = List.of("as_of", "explained");

  private static final long serialVersionUID = 1L;
  private static final int CENT_PLACES = 2;
  private static final int LATE_STAGES = 2;

  private final List<String> stages;
  private final double falseDiscoveryRate;
  private final int smallSample;

  GapRows(List<String> stages, Coaching coaching) {
    this.stages = new ArrayList<>(stages);
    this.falseDiscoveryRate = coaching.falseDiscoveryRate();
    this.smallSample = coaching.smallSample();
  }

  static StructType schema(TableContract contract) {
    return new StructType(
        Arrays.stream(contract.schema().fields())
            .filter(field -> !LATER.contains(field.name()))
            .toArray(StructField[]::new));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> members) {
    return new PeerGroups(members, 4, this::rows);
  }

  private Stream<Row> rows(List<Row> group) {
    List<Member> members =
        group.stream().map(row -> new Member(row.getAs("member_id"), workload(row))).toList();
    return new GapAnalysis(stages).gaps(members).stream().map(gap -> row(group, gap));
  }

  private Workload workload(Row member) {
    int steps = stages.size() + 1;
    Workload closed = Workload.none(steps);
    int place = member.fieldIndex("closed");
    if (!member.isNullAt(place)) {
      for (Row stage : member.<Row>getList(place)) {
        closed = closed.plus(closedAt(stage, steps));
      }
    }
    return closed.withOpen(member.getAs("open_deals"));
  }

  private static Workload closedAt(Row stage, int steps) {
    long deals = stage.getLong(1);
    List<Long> reached = new ArrayList<>();
    for (int step = 1; step <= steps; step++) {
      reached.add(step <= stage.getInt(0) ? deals : 0L);
    }
    return new Workload(
        deals,
        reached,
        stage.getDecimal(2).movePointRight(CENT_PLACES).longValueExact(),
        100 * stage.getDouble(3),
        logs(stage, 4),
        logs(stage, 7));
  }

  private static Logs logs(Row stage, int place) {
    return stage.getLong(place) == 0
        ? Logs.NONE
        : new Logs(stage.getLong(place), stage.getDouble(place + 1), stage.getDouble(place + 2));
  }

  private Row row(List<Row> group, Gap gap) {
    Row member = group.get(gap.member());
    boolean isAlarm = gap.isAlarm(falseDiscoveryRate);
    long revenue = gap.peerRevenue() - gap.shortfall();
    return RowFactory.create(
        member.getAs("period_grain"),
        member.getAs("period_start"),
        member.getAs("level"),
        member.getAs("member_id"),
        member.getAs("team_id"),
        member.getAs("team_name"),
        member.getAs("team_depth"),
        member.getAs("rep_id"),
        member.getAs("rep_name"),
        "all",
        "event",
        member.getAs("is_complete"),
        member.getAs("peer_group"),
        (long) group.size() - 1,
        gap.factor(),
        gap.order(),
        shown(gap, gap.value()),
        shown(gap, gap.peerValue()),
        gap.sample(),
        gap.sample() < smallSample,
        money(revenue),
        money(gap.peerRevenue()),
        money(gap.shortfall()),
        money(gap.cents()),
        gap.shortfall() == 0 ? null : (double) gap.cents() / gap.shortfall(),
        gap.reliability(),
        money(Math.round(gap.cents() * gap.reliability())),
        gap.chance(),
        gap.adjusted(),
        isAlarm,
        isAlarm ? pattern(gap.factor()) : null,
        mentor(group, gap, "member_id"),
        mentor(group, gap, member.getAs("level").equals("rep") ? "rep_name" : "team_name"),
        otherMentors(group, gap));
  }

  /** A factor as people know it: amounts in whole units of the currency. */
  private static double shown(Gap gap, double value) {
    return gap.factor().equals("deal_size") ? value / 100 : value;
  }

  private static BigDecimal money(long cents) {
    return BigDecimal.valueOf(cents)
        .movePointLeft(CENT_PLACES)
        .setScale(CENT_PLACES, RoundingMode.UNNECESSARY);
  }

  private String pattern(String factor) {
    return switch (factor) {
      case "volume" -> "few_deals";
      case "cycle" -> "slow_deals";
      case "deal_size" -> "small_deals";
      case "price_kept" -> "discounting";
      default -> isLate(factor) ? "late_stage_losses" : "early_losses";
    };
  }

  private boolean isLate(String conversion) {
    int from = Math.max(1, stages.size() - LATE_STAGES);
    return stages.subList(Math.min(from, stages.size()), stages.size()).stream()
        .anyMatch(stage -> conversion.endsWith("_" + stage));
  }

  private static @Nullable String mentor(List<Row> group, Gap gap, String column) {
    return gap.mentors().isEmpty() ? null : group.get(gap.mentors().get(0)).getAs(column);
  }

  private static @Nullable String otherMentors(List<Row> group, Gap gap) {
    return gap.mentors().size() < 2
        ? null
        : gap.mentors().stream()
            .skip(1)
            .map(place -> Objects.requireNonNull(group.get(place).<String>getAs("member_id")))
            .collect(Collectors.joining(", "));
  }
}
