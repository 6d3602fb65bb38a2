/** The CRM simulator: an invented company's raw history in two CRMs, with the truth beside it. */
@NullMarked
package dev.stagecoach.jobs.simulate;

import org.jspecify.annotations.NullMarked;
