/** HTML pages that stand alone: markup, tables, charts and the page around them. Knows no Spark. */
@NullMarked
package dev.stagecoach.jobs.cli.html;

import org.jspecify.annotations.NullMarked;
