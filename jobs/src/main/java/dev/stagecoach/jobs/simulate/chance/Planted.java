package dev.stagecoach.jobs.simulate.chance;

import java.util.Locale;

/** Everything awkward that the simulator plants and counts; {@link #key} is its name in files. */
public enum Planted {
  SKIP,
  CREATED_MID_FUNNEL,
  CREATED_WON,
  REGRESSION,
  PING_PONG,
  REOPENED_THEN_WON,
  REOPENED_THEN_LOST,
  WON_THEN_LOST,
  WON_AGAIN,
  FORGOTTEN,
  IMPORTED,
  STAGE_RENAMED,
  PARTNER_PIPELINE,
  PIPELINE_MOVE,
  LEFT_TRUNCATED,
  HISTORY_GAP,
  DELETED,
  MERGED,
  MERGED_CHAIN,
  CLOSE_DATE_PUSH,
  CLOSE_DATE_BEFORE_CREATION,
  AMOUNT_EDIT,
  MISSING_AMOUNT,
  LATE_AMOUNT,
  ZERO_AMOUNT,
  NEGATIVE_AMOUNT,
  HANDED_OVER,
  TEAM_CHANGED,
  SEVERAL_COMPANIES,
  LATE_ROW,
  DUPLICATE_ROW,
  RESYNCED_ROW,
  OUT_OF_ORDER,
  NIGHT_TOUCH;

  /** The name in parameters and truth, in kebab case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
