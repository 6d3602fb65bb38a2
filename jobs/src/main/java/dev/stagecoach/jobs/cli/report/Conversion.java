package dev.stagecoach.jobs.cli.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of the deals that entered a stage in a period: a row of {@code
 * mart.funnel_conversion}. Shares are null where no deal is old enough.
 *
 * @param position place of the stage in the funnel, from 1
 * @param isMature whether every deal of the period is old enough
 * @param matureRate of the deals old enough, the share that advanced within the window
 * @param incidence shares that advance within 30, 60, 90, 180 and 365 days, null beyond the reach
 *     of the data
 */
record Conversion(
    String grain,
    LocalDate start,
    int position,
    String fromStage,
    String toStage,
    Deals deals,
    int windowDays,
    boolean isMature,
    @Nullable BigDecimal matureRate,
    @Nullable BigDecimal matureLow,
    @Nullable BigDecimal matureHigh,
    @Nullable BigDecimal medianDays,
    List<@Nullable BigDecimal> incidence) {
  /** The days for which {@link #incidence} is given. */
  static final List<Integer> INCIDENCE_DAYS = List.of(30, 60, 90, 180, 365);

  /** Reads a row. */
  static Conversion of(Fields row) {
    return new Conversion(
        row.text("period_grain"),
        row.day("period_start"),
        (int) row.count("from_position"),
        row.text("from_stage"),
        row.text("to_stage"),
        new Deals(
            row.count("entries"),
            row.count("advanced"),
            row.count("lost"),
            row.count("open"),
            row.count("mature_entries")),
        (int) row.count("window_days"),
        row.flag("is_mature"),
        row.decimal("mature_rate"),
        row.decimal("mature_rate_low"),
        row.decimal("mature_rate_high"),
        row.decimal("median_days"),
        incidence(row));
  }

  boolean endsInWon() {
    return toStage.equals("won");
  }

  private static List<@Nullable BigDecimal> incidence(Fields row) {
    Stream<@Nullable BigDecimal> shares =
        INCIDENCE_DAYS.stream().map(days -> row.decimal("cif_%dd".formatted(days)));
    return shares.toList();
  }

  /** How many deals entered, and of these how many advanced, were lost, are open, are mature. */
  record Deals(long entries, long advanced, long lost, long open, long mature) {}
}
