package dev.stagecoach.common.config;

import java.util.ArrayList;
import java.util.List;

/**
 * A configured expression with what it may read and what its value is for.
 *
 * @param type Spark's DDL type to which its value must be castable
 * @param kind what its value must be of itself
 */
public record ExpressionUse(ConfiguredExpression expression, Scope scope, String type, Kind kind) {
  private static final String ACCOUNTS = "core.account";
  private static final String CREATED_DEALS = "core.created_deal";
  private static final String NUMBER = "decimal(24,6)";

  /**
   * Every expression of a configuration, in the order of sources, segments, measures, experiments.
   */
  public static List<ExpressionUse> all(SuiteConfig config) {
    List<ExpressionUse> uses = new ArrayList<>();
    for (SourceSpec.Mapped source : config.sources(SourceSpec.Mapped.class)) {
      for (Mapping map : source.maps()) {
        source.feed(map.from()).ifPresent(feed -> addMap(map, new FeedColumns(source, feed), uses));
      }
    }
    for (Segment segment : config.segments()) {
      uses.add(condition(segment.where(), new TableColumns(ACCOUNTS)));
    }
    config.counted().stream().flatMap(CountedMeasure::expressions).forEach(uses::add);
    config.experiments().stream()
        .flatMap(experiment -> experiment.variants().stream())
        .flatMap(variant -> variant.dealsWhere().stream())
        .map(where -> condition(where, new TableColumns(CREATED_DEALS)))
        .forEach(uses::add);
    return uses;
  }

  private static void addMap(Mapping map, Scope scope, List<ExpressionUse> uses) {
    map.where().ifPresent(where -> uses.add(condition(where, scope)));
    for (MappedEntity.EntityColumn column : map.to().columns()) {
      map.column(column.name())
          .ifPresent(text -> uses.add(new ExpressionUse(text, scope, column.type(), Kind.ANY)));
    }
    for (Mapping.Milestone milestone : map.milestones()) {
      uses.add(new ExpressionUse(milestone.at(), scope, "timestamp", Kind.ANY));
    }
  }

  static ExpressionUse condition(ConfiguredExpression where, Scope scope) {
    return new ExpressionUse(where, scope, "boolean", Kind.CONDITION);
  }

  /** An expression whose value must be a number. */
  static ExpressionUse number(ConfiguredExpression value, Scope scope) {
    return new ExpressionUse(value, scope, NUMBER, Kind.NUMBER);
  }

  /** What a value must be before it is cast. */
  public enum Kind {
    ANY,
    NUMBER,
    CONDITION
  }

  /** The columns that an expression may read. */
  public sealed interface Scope {
    /** In words, e.g. {@code the feed crm.pipeline}. */
    String label();
  }

  /** The columns of a feed. */
  public record FeedColumns(SourceSpec.Mapped source, Feed feed) implements Scope {
    @Override
    public String label() {
      return "the feed %s.%s".formatted(source.name(), feed.name());
    }
  }

  /** The columns of a table of the suite. */
  public record TableColumns(String table) implements Scope {
    @Override
    public String label() {
      return table;
    }
  }
}
