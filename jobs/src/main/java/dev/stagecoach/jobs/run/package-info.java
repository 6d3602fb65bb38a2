/** A run: which tables are made in what order, checked, written down and published. */
@NullMarked
package dev.stagecoach.jobs.run;

import org.jspecify.annotations.NullMarked;
