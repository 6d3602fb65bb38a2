package dev.stagecoach.common.time;

/**
 * A period and the two earlier ones that reports compare it with.
 *
 * @param period the period
 * @param previous the one before it
 * @param yearAgo the one in the same position a year earlier
 */
public record ComparedPeriod(Period period, Period previous, Period yearAgo) {}
