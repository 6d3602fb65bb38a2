/** Reproducible draws, and the laws they are drawn from. */
@NullMarked
package dev.stagecoach.jobs.simulate.chance;

import org.jspecify.annotations.NullMarked;
