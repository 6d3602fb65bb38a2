/**
 * What became of the pipeline that was due in a period: pure arithmetic over the states of each
 * deal, and the table that is made of it.
 */
@NullMarked
package dev.stagecoach.jobs.pipeline;

import org.jspecify.annotations.NullMarked;
