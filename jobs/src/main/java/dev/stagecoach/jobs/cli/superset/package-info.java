/**
 * Superset on this machine: where it is found or installed, what it keeps, and how it is prepared
 * and started together with the SQL endpoint that it reads.
 */
@NullMarked
package dev.stagecoach.jobs.cli.superset;

import org.jspecify.annotations.NullMarked;
