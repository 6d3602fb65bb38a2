package dev.stagecoach.common.config;

import java.util.ArrayList;
import java.util.List;

/**
 * A configured expression with what it may read and what its value is for.
 *
 * @param type Spark's DDL type to which its value must be castable
 * @param isCondition whether its value must be a boolean itself
 */
public record ExpressionUse(
    ConfiguredExpression expression, Scope scope, String type, boolean isCondition) {
  private static final String ACCOUNTS = "core.account";

  /** Every expression of a configuration, in the order of sources, then segments. */
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
    return uses;
  }

  private static void addMap(Mapping map, Scope scope, List<ExpressionUse> uses) {
    map.where().ifPresent(where -> uses.add(condition(where, scope)));
    for (MappedEntity.EntityColumn column : map.to().columns()) {
      map.column(column.name())
          .ifPresent(text -> uses.add(new ExpressionUse(text, scope, column.type(), false)));
    }
    for (Mapping.Milestone milestone : map.milestones()) {
      uses.add(new ExpressionUse(milestone.at(), scope, "timestamp", false));
    }
  }

  private static ExpressionUse condition(ConfiguredExpression where, Scope scope) {
    return new ExpressionUse(where, scope, "boolean", true);
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
