/** The Salesforce unit's records in the shape of a history-mode export. */
@NullMarked
package dev.stagecoach.jobs.simulate.salesforce;

import org.jspecify.annotations.NullMarked;
