/** Reads out experiments; pure arithmetic. */
@NullMarked
package dev.stagecoach.jobs.coach.trial;

import org.jspecify.annotations.NullMarked;
