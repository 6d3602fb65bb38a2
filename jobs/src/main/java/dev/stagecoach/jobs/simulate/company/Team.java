package dev.stagecoach.jobs.simulate.company;

import dev.stagecoach.jobs.simulate.chance.FunnelLaw;

/**
 * A team that reps belong to.
 *
 * @param number its place among all teams, from 0
 * @param parentId the region or unit above it
 * @param weight its share of the unit's deals
 * @param oddsFactor what its odds of each advance are multiplied by
 * @param law how far its deals get
 */
public record Team(
    int number,
    String id,
    String name,
    String parentId,
    Unit unit,
    double weight,
    double oddsFactor,
    FunnelLaw law) {}
