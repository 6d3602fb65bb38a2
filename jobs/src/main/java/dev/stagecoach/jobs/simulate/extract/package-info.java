/** CSV files as a loader delivers them: a first extract, then one increment a night. */
@NullMarked
package dev.stagecoach.jobs.simulate.extract;

import org.jspecify.annotations.NullMarked;
