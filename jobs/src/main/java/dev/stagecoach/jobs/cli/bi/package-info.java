/**
 * What BI tools are given to read the marts rightly: dashboards and data sources made from the
 * contracts of the tables and the definitions of the metrics, so that they cannot drift from them.
 */
@NullMarked
package dev.stagecoach.jobs.cli.bi;

import org.jspecify.annotations.NullMarked;
