package dev.stagecoach.jobs.simulate.chance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far deals get: a Markov chain on the furthest stage. Stages are 0 … n-1, won is n. A deal
 * starts at a stage; from its furthest stage k it gets beyond k with probability {@code
 * advance(k)}, to k+1 or, with probability {@code skip}, to k+2; otherwise it never gets further.
 *
 * <p>What happens on the way (regressions, ping-pong, reopenings, edits) never changes the furthest
 * stage, so the eventual conversion under linear fill is known exactly: with f(k) the probability
 * that k is at some time the furthest stage, the share that ever reaches k is R(k) = 1 − Σ f(j)(1 −
 * advance(j)) over j &lt; k, and the conversion from k is R(k+1)/R(k).
 */
public final class FunnelLaw {
  private final List<Double> advance;
  private final List<Double> start;
  private final double skip;
  private final Weights starts;

  /** A law over {@code advance.size()} open stages; {@code start} has one weight more, for won. */
  public FunnelLaw(List<Double> advance, List<Double> start, double skip) {
    if (start.size() != advance.size() + 1) {
      throw new IllegalArgumentException(
          "A funnel of %d stages needs %d start weights (the last one for won), not %d."
              .formatted(advance.size(), advance.size() + 1, start.size()));
    }
    this.advance = List.copyOf(advance);
    this.start = List.copyOf(start);
    this.skip = skip;
    this.starts = Weights.of(start);
  }

  /** The same law with every odds of advancing multiplied. */
  public FunnelLaw withOdds(double factor) {
    List<Double> changed = advance.stream().map(p -> p * factor / (1 - p + p * factor)).toList();
    return new FunnelLaw(changed, start, skip);
  }

  /** The same law with the odds of advancing from one stage multiplied. */
  public FunnelLaw withOddsAt(int stage, double factor) {
    List<Double> changed = new ArrayList<>(advance);
    double p = advance.get(stage);
    changed.set(stage, p * factor / (1 - p + p * factor));
    return new FunnelLaw(changed, start, skip);
  }

  /** The number of open stages; also the position of won. */
  public int stages() {
    return advance.size();
  }

  /** The probability of ever getting beyond a stage, given that it is the furthest. */
  public double advance(int stage) {
    return advance.get(stage);
  }

  /** Draws the successive furthest stages of one deal; it is won if the last one is won. */
  public List<Integer> draw(Dice dice) {
    List<Integer> furthest = new ArrayList<>(6);
    int stage = starts.draw(dice);
    furthest.add(stage);
    while (stage < stages() && dice.chance(advance.get(stage))) {
      stage += stage + 2 <= stages() && dice.chance(skip) ? 2 : 1;
      furthest.add(stage);
    }
    return furthest;
  }

  /** The probability of ever reaching each stage or one beyond it, won last. */
  public List<Double> reach() {
    double[] furthest = new double[stages() + 1];
    for (int i = 0; i < furthest.length; i++) {
      furthest[i] = starts.probability(i);
    }
    List<Double> reach = new ArrayList<>();
    double lost = 0;
    for (int stage = 0; stage <= stages(); stage++) {
      reach.add(1 - lost);
      if (stage < stages()) {
        double moving = furthest[stage] * advance.get(stage);
        double leaping = stage + 2 <= stages() ? skip * moving : 0;
        lost += furthest[stage] - moving;
        furthest[stage + 1] += moving - leaping;
        if (leaping > 0) {
          furthest[stage + 2] += leaping;
        }
      }
    }
    return reach;
  }

  /** The probability of being won. */
  public double win() {
    return reach().get(stages());
  }

  /** Conversion from each stage to the next one or beyond: R(k+1)/R(k). */
  public static List<Double> conversions(List<Double> reach) {
    return IntStream.range(0, reach.size() - 1)
        .mapToObj(k -> reach.get(k + 1) / reach.get(k))
        .toList();
  }
}
