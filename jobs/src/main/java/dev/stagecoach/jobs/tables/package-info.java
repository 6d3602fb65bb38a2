/** Every table of the suite and how it is found. */
@NullMarked
package dev.stagecoach.jobs.tables;

import org.jspecify.annotations.NullMarked;
