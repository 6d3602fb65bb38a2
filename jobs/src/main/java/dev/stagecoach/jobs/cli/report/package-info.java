/**
 * The multi-year report: one HTML page made from rows of the marts. Every number is one that a mart
 * holds, or a difference of such; shares are those that the marts publish, never averaged anew.
 * Knows no Spark.
 */
@NullMarked
package dev.stagecoach.jobs.cli.report;

import org.jspecify.annotations.NullMarked;
