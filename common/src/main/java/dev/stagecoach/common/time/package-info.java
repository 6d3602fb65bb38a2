/**
 * Dates, periods and calendars of a business: its days, weeks, months and fiscal years.
 *
 * <p>Instants are UTC, every interval is half-open, and nothing here reads the clock.
 */
@NullMarked
package dev.stagecoach.common.time;

import org.jspecify.annotations.NullMarked;
