/** What a run is: its context, its failures and its exit codes. */
@NullMarked
package dev.stagecoach.common.job;

import org.jspecify.annotations.NullMarked;
