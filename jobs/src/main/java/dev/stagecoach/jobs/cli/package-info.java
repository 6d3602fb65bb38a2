/** The command line: one class a command, arguments in, an exit status and readable lines out. */
@NullMarked
package dev.stagecoach.jobs.cli;

import org.jspecify.annotations.NullMarked;
