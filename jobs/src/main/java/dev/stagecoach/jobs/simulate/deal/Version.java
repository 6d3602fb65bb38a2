package dev.stagecoach.jobs.simulate.deal;

/**
 * A deal's state from an instant on.
 *
 * @param knownAt when the CRM's loader can first deliver it; later than {@code at} for a late row
 * @param owner the number of the rep
 * @param amount in hundredths of the deal's currency, or {@link #NO_AMOUNT}
 * @param closeDay the CRM's close-date field, as days since 1970
 * @param touches how often somebody changed the next step
 */
public record Version(
    long at,
    long knownAt,
    int stage,
    boolean isPartner,
    int owner,
    long amount,
    int closeDay,
    int touches,
    boolean isDeleted) {
  /** Stands for an amount that nobody has entered. */
  public static final long NO_AMOUNT = Long.MIN_VALUE;

  /** Whether an amount is there. */
  public boolean hasAmount() {
    return amount != NO_AMOUNT;
  }

  /** Whether the row arrives later than it should. */
  public boolean isLate() {
    return knownAt > at;
  }

  /** The same version, delivered later. */
  Version lateUntil(long known) {
    return new Version(at, known, stage, isPartner, owner, amount, closeDay, touches, isDeleted);
  }
}
