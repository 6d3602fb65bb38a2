/**
 * How deals move through a funnel: what becomes of the entries into each stage, and in what time.
 */
@NullMarked
package dev.stagecoach.jobs.funnel;

import org.jspecify.annotations.NullMarked;
