/**
 * Copies of the published marts for tools that know no Delta: PostgreSQL, Parquet and CSV. Readers
 * of a copy see the old one or the new one, never a half of either.
 */
@NullMarked
package dev.stagecoach.jobs.cli.export;

import org.jspecify.annotations.NullMarked;
