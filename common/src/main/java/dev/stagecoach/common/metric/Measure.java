package dev.stagecoach.common.metric;

import java.io.Serializable;

/**
 * Facts of one kind that metrics count and add up, e.g. the deals won.
 *
 * @param unit what a sum of it is in
 * @param isMoney whether its sums differ with the way in which money is converted
 * @param isBalance whether facts are changes of a level that is carried from period to period
 * @param isKnownWhenAbsent whether no facts mean zero; a quota that nobody set is unknown
 * @param addsUp whether periods can be added up; customers lost in a year are not those of its
 *     months
 * @param datedBy which event's day its facts fall on, e.g. {@code deal.closed_on}; empty where they
 *     tell of the period itself, as balances and quotas do
 * @param madeBy the table that counts it; empty where configuration does
 * @param isConversion whether a sum of it counts some of the facts that its count counts
 */
public record Measure(
    String name,
    String description,
    String unit,
    boolean isMoney,
    boolean isBalance,
    boolean isKnownWhenAbsent,
    boolean addsUp,
    String datedBy,
    boolean isConversion,
    String madeBy)
    implements Serializable {}
