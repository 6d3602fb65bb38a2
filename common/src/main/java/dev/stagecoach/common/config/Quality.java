package dev.stagecoach.common.config;

/**
 * When a run stops rather than publish.
 *
 * @param maxQuarantinedShare of the rows read of one object, from 0 to 1
 */
public record Quality(double maxQuarantinedShare) {}
