package dev.stagecoach.jobs.simulate.company;

import dev.stagecoach.jobs.simulate.chance.Dice;
import dev.stagecoach.jobs.simulate.chance.Weights;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A team's reps in one month, and how its deals fall to them: by how far a rep has ramped up, and
 * deals that will be won more often to those with skill.
 */
final class Roster {
  private final List<Rep> reps;
  private final Weights won;
  private final Weights other;

  Roster(List<Rep> reps, int day, int rampMonths, ToDoubleFunction<Rep> skill) {
    this.reps = reps;
    this.won =
        Weights.of(
            reps.stream()
                .map(rep -> rep.ramp(day, rampMonths) * skill.applyAsDouble(rep))
                .toList());
    this.other = Weights.of(reps.stream().map(rep -> rep.ramp(day, rampMonths)).toList());
  }

  List<Rep> reps() {
    return reps;
  }

  Rep draw(boolean isWon, Dice dice) {
    return reps.get((isWon ? won : other).draw(dice));
  }

  /** A colleague of a rep; the rep again only if there is nobody else. */
  Rep colleague(Rep rep, Dice dice) {
    int drawn = other.draw(dice);
    boolean isSame = reps.get(drawn).equals(rep);
    return reps.get(isSame ? (drawn + 1) % reps.size() : drawn);
  }
}
