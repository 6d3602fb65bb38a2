/**
 * Reads what the sources deliver into the raw tables: strictly, with every row accounted for as
 * loaded, duplicate or quarantined.
 */
@NullMarked
package dev.stagecoach.jobs.ingest;

import org.jspecify.annotations.NullMarked;
