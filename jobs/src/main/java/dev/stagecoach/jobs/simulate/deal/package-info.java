/** One deal's life, from creation to close, independent of the CRM that records it. */
@NullMarked
package dev.stagecoach.jobs.simulate.deal;

import org.jspecify.annotations.NullMarked;
