/**
 * Facts counted for every member, segment, period and way of giving credit in one pass. Knows no
 * measure: what is made of a cell's facts is a {@link dev.stagecoach.common.cube.CellSummary}.
 */
@NullMarked
package dev.stagecoach.common.cube;

import org.jspecify.annotations.NullMarked;
