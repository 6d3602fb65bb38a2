package dev.stagecoach.jobs.coach.gap;

/** A rep or team with what it had in hand in a period. */
public record Member(String id, Workload workload) {}
