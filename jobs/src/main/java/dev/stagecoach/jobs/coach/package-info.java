/** What to coach and what to try: scorecards, gaps against peers, experiments. */
@NullMarked
package dev.stagecoach.jobs.coach;

import org.jspecify.annotations.NullMarked;
