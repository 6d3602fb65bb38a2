/** Splits what a member falls short of the peers into its causes; pure arithmetic. */
@NullMarked
package dev.stagecoach.jobs.coach.gap;

import org.jspecify.annotations.NullMarked;
