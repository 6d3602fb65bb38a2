package dev.stagecoach.common.config;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something tried on some deals and not on others: those created in its days, by the variant of
 * their creator or their own.
 *
 * @param from first business day of creation
 * @param to first business day after; empty while it goes on
 * @param windowDays within so many days after its creation a deal must have got to an outcome
 * @param unit what is assigned to variants
 * @param outcomes canonical stages, won among them, earliest first
 * @param variants at least two; the first is what the others are compared with
 */
public record Experiment(
    String name,
    String label,
    LocalDate from,
    Optional<LocalDate> to,
    int windowDays,
    Unit unit,
    List<String> outcomes,
    List<Variant> variants) {

  /** Keeps the lists as they are. */
  public Experiment {
    outcomes = List.copyOf(outcomes);
    variants = List.copyOf(variants);
  }

  /** Whether deals are assigned by what they fit, not by lists of ids. */
  public boolean isByCondition() {
    return variants.stream().anyMatch(variant -> variant.dealsWhere().isPresent());
  }

  /** What is assigned to a variant. */
  public enum Unit {
    REP,
    DEAL
  }

  /**
   * One way of doing it.
   *
   * @param members ids of reps or deals, as in {@code mart.dim_rep} and {@code mart.deal}; none
   *     where there is a condition
   * @param dealsWhere the deals that are treated so, over the columns of {@code core.created_deal}
   */
  public record Variant(
      String name, String label, List<String> members, Optional<ConfiguredExpression> dealsWhere) {
    /** Keeps the list as it is. */
    public Variant {
      members = List.copyOf(members);
    }
  }
}
