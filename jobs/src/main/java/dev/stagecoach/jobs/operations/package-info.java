/** What a run tells the programs that watch over it: its figures, and what was made from what. */
@NullMarked
package dev.stagecoach.jobs.operations;

import org.jspecify.annotations.NullMarked;
