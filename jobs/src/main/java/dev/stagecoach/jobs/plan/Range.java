package dev.stagecoach.jobs.plan;

/** From where to where a figure may lie. */
public record Range(double low, double high) {}
