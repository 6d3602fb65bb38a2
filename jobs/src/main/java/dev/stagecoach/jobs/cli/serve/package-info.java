/**
 * The SQL endpoint: published marts as views that readers can only read, and who may read which
 * rows. The server itself is Spark's own and comes with a Spark distribution.
 */
@NullMarked
package dev.stagecoach.jobs.cli.serve;

import org.jspecify.annotations.NullMarked;
