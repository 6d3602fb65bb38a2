package dev.stagecoach.common.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the rows of a feed become rows of an entity.
 *
 * @param from a feed of the same source
 * @param where keeps only the rows for which it is true
 * @param columns entity column → expression over the feed's columns; every required one is there
 * @param milestones only for {@link MappedEntity#DEAL_MILESTONE}, never empty there
 */
public record Mapping(
    MappedEntity to,
    String from,
    Optional<ConfiguredExpression> where,
    Map<String, ConfiguredExpression> columns,
    List<Milestone> milestones,
    Origin origin) {

  /** Keeps the lists as they are; columns in the order of their names. */
  public Mapping {
    columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    milestones = List.copyOf(milestones);
  }

  /** The expression of an entity column, empty where nothing maps it. */
  public Optional<ConfiguredExpression> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /**
   * A stage that a deal entered at a date or instant that its row names.
   *
   * @param stage the source's stage id
   * @param at null where the deal never got there
   */
  public record Milestone(String stage, ConfiguredExpression at) {}
}
