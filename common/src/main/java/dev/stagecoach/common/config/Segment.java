package dev.stagecoach.common.config;

/**
 * A named condition on accounts by which every number can be cut.
 *
 * @param where boolean, over the columns of {@code core.account}
 */
public record Segment(String name, String label, ConfiguredExpression where) {}
