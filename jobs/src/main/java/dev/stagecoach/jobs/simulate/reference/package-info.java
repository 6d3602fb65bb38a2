/** What no CRM holds: teams, quotas, contracts, exchange rates, costs. */
@NullMarked
package dev.stagecoach.jobs.simulate.reference;

import org.jspecify.annotations.NullMarked;
