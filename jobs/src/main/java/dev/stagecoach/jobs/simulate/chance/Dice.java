package dev.stagecoach.jobs.simulate.chance;

/**
 * A reproducible stream of random draws (SplitMix64: Steele, Lea, Flood 2014). The stream depends
 * on the seed and the keys alone, so any deal can be drawn on any thread, in any order. Not
 * thread-safe: one stream per use.
 */
public final class Dice {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** The stream that belongs to these keys. */
  public static Dice of(long seed, long... keys) {
    long state = mixed(seed + GAMMA);
    for (long key : keys) {
      state = mixed(state + GAMMA * (key + 1));
    }
    return new Dice(state);
  }

  /** The next 64 random bits. */
  public long bits() {
    state += GAMMA;
    return mixed(state);
  }

  /** Uniform in [0, 1). */
  public double share() {
    return (bits() >>> 11) * UNIT;
  }

  /** True with the given probability. */
  public boolean chance(double probability) {
    return share() < probability;
  }

  /** Uniform in [0, bound). */
  public int below(int bound) {
    return (int) (share() * bound);
  }

  /** Uniform in [0, bound). */
  public long below(long bound) {
    return (long) (share() * bound);
  }

  /** Uniform in [low, high]. */
  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** Uniform in [low, high). */
  public double between(double low, double high) {
    return low + share() * (high - low);
  }

  /** Standard normal (Box and Muller 1958); strict arithmetic gives the same on every machine. */
  public double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - share()));
    return radius * StrictMath.cos(2 * StrictMath.PI * share());
  }

  /** Log-normal with the given median and standard deviation of the logarithm. */
  public double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  /** Poisson by multiplication (Knuth), for small means. */
  public int poisson(double mean) {
    double limit = StrictMath.exp(-mean);
    double product = share();
    int count = 0;
    while (product > limit) {
      product *= share();
      count++;
    }
    return count;
  }

  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
