/** The invented company: its units, teams, reps, accounts, calendar and money. */
@NullMarked
package dev.stagecoach.jobs.simulate.company;

import org.jspecify.annotations.NullMarked;
