/** Planning backwards from a revenue goal, and progress towards targets. */
@NullMarked
package dev.stagecoach.jobs.plan;

import org.jspecify.annotations.NullMarked;
