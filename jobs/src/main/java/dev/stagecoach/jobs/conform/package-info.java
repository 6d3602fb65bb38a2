/** One model for every CRM: what SQL says badly of it, such as stage maps, teams and calendars. */
@NullMarked
package dev.stagecoach.jobs.conform;

import org.jspecify.annotations.NullMarked;
