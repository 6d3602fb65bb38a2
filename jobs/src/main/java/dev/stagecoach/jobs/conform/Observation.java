package dev.stagecoach.jobs.conform;

import org.jspecify.annotations.Nullable;

/**
 * What a source tells of a deal at one instant: a change, or the current record.
 *
 * @param isRecord whether it is the current record
 * @param isKnown whether it happened before the as-of instant
 * @param isCurrentThen whether it may correct what the history says
 * @param occurredAt microseconds since 1970, null where the source does not say
 * @param createdAt when the deal was created, likewise
 * @param told by {@link Field}, null where nothing is said of it
 */
record Observation(
    boolean isRecord,
    boolean isKnown,
    boolean isCurrentThen,
    @Nullable Long occurredAt,
    @Nullable Long createdAt,
    @Nullable Told[] told) {

  /** A part of a deal's state. */
  enum Field {
    STAGE,
    OWNER,
    AMOUNT,
    CURRENCY,
    EXPECTED_CLOSE,
    FORECAST_CATEGORY,
    DELETED
  }

  /**
   * What is said of a field.
   *
   * @param value null where the field is said to be empty
   */
  record Told(@Nullable Object value) {}

  @Nullable Told of(Field field) {
    return told[field.ordinal()];
  }
}
