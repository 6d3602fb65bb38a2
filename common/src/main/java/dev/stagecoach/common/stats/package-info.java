/**
 * The statistics behind the marts: plain functions over numbers, without Spark.
 *
 * <p>Times are elapsed days of 86,400 s with fractions, rates are shares of one, and what cannot be
 * estimated is empty, never zero.
 */
@NullMarked
package dev.stagecoach.common.stats;

import org.jspecify.annotations.NullMarked;
