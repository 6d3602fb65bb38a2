package dev.stagecoach.common.quality;

/** How one check of one table went: {@code failed} of {@code rows} rows break the rule. */
public record CheckResult(String table, Check check, long rows, long failed) {
  /** Whether the result must stop the run. */
  public boolean stops() {
    return failed > 0 && check.level() == Check.Level.FAIL;
  }

  /** One sentence for the screen. */
  public String sentence() {
    return "Table %s: %,d of %,d rows break '%s': %s"
        .formatted(table, failed, rows, check.rule(), check.message());
  }
}
