package dev.stagecoach.jobs.plan;

/**
 * How much of an activity an opportunity takes.
 *
 * @param perOpportunity e.g. 40 dials for each opportunity that was created in the same time
 */
public record ActivityRate(String activity, double perOpportunity) {}
