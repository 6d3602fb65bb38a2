package dev.stagecoach.jobs.simulate.company;

/** A unit, region or team in the tree of teams; a root has an empty parent. */
public record TeamNode(String id, String name, String parentId, Unit unit) {}
