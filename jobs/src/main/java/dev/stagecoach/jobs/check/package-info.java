/**
 * Checks what configuration says against what there is: its expressions against the columns that
 * they read, with Spark's own analyser, before anything runs.
 */
@NullMarked
package dev.stagecoach.jobs.check;

import org.jspecify.annotations.NullMarked;
