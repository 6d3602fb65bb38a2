/** What the commands print: tables, CSV, JSON and progress, safe to look at. Knows no Spark. */
@NullMarked
package dev.stagecoach.jobs.cli.screen;

import org.jspecify.annotations.NullMarked;
