/** What a full run, a night and an empty night cost, beside a program for DuckDB. */
@NullMarked
package dev.stagecoach.jobs.cli.bench;

import org.jspecify.annotations.NullMarked;
