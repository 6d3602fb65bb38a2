package dev.stagecoach.jobs.simulate.company;

import dev.stagecoach.jobs.simulate.chance.Effects;
import dev.stagecoach.jobs.simulate.chance.FunnelLaw;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A team that reps belong to.
 *
 * @param number its place among all teams, from 0
 * @param parentId the region or unit above it
 * @param weight its share of the unit's deals
 * @param oddsFactor what its odds of each advance are multiplied by
 * @param law how far its deals get, unless the team falls
 * @param effects what is different about some teams
 */
public record Team(
    int number,
    String id,
    String name,
    String parentId,
    Unit unit,
    double weight,
    double oddsFactor,
    FunnelLaw law,
    Effects effects) {

  /** How far deals get that are created when a share of all deals has been created. */
  public FunnelLaw lawAt(double shareOfTime) {
    return effects.isFalling(number, shareOfTime) ? fallenLaw() : law;
  }

  /** The probability of reaching each stage or one beyond it, won last, over all of its deals. */
  public List<Double> reach() {
    if (!effects.isFalling(number, 1)) {
      return law.reach();
    }
    double before = effects.fall().fromShare();
    List<Double> first = law.reach();
    List<Double> then = fallenLaw().reach();
    return IntStream.range(0, first.size())
        .mapToObj(stage -> before * first.get(stage) + (1 - before) * then.get(stage))
        .toList();
  }

  private FunnelLaw fallenLaw() {
    return law.withOddsAt(effects.fall().stage(), effects.fall().odds());
  }
}
