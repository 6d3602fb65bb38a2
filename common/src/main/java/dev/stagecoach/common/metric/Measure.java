package dev.stagecoach.common.metric;

import java.io.Serializable;

/**
 * Facts of one kind that metrics count and add up, e.g. the deals won.
 *
 * @param unit what a sum of it is in
 * @param isMoney whether its sums differ with the way in which money is converted
 * @param isBalance whether facts are changes of a level that is carried from period to period
 * @param isKnownWhenAbsent whether no facts mean zero; a quota that nobody set is unknown
 */
public record Measure(
    String name,
    String description,
    String unit,
    boolean isMoney,
    boolean isBalance,
    boolean isKnownWhenAbsent)
    implements Serializable {}
