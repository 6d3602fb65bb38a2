package dev.stagecoach.jobs.simulate.deal;

/** A deal's entry into a stage, at an instant in milliseconds since 1970. */
public record Step(long at, int stage, Cause cause) {}
