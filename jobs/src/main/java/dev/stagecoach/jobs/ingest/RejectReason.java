package dev.stagecoach.jobs.ingest;

import java.util.Locale;

/** Why a row is quarantined; the code is what {@code ops.quarantine} shows and people count. */
enum RejectReason {
  WRONG_FIELD_COUNT,
  UNTERMINATED_QUOTE,
  TEXT_AFTER_QUOTE,
  INVALID_ENCODING,
  NUL_CHARACTER,
  INVALID_JSON,
  MISSING_VALUE,
  UNREADABLE_TIMESTAMP,
  UNREADABLE_DATE,
  UNREADABLE_NUMBER,
  UNREADABLE_BOOLEAN;

  /** The code, e.g. {@code wrong-field-count}. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
