/** The HubSpot unit's records in the shape of a property-history export. */
@NullMarked
package dev.stagecoach.jobs.simulate.hubspot;

import org.jspecify.annotations.NullMarked;
