package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.stats.ProportionInterval;
import dev.stagecoach.jobs.cli.html.Html;
import dev.stagecoach.jobs.cli.html.Tag;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns of phrase that several sections share. */
final class Words {
  private Words() {}

  /** A paragraph of our own words. */
  static Html paragraph(String text) {
    return Tag.of("p").text(text);
  }

  /** What stands in place of something that cannot be shown, with the reason. */
  static Html reason(String text) {
    return Tag.of("p", "reason").text(text);
  }

  /** An interval of shares, e.g. {@code 23.2–25.0 %}; nothing where there is none. */
  static String interval(@Nullable BigDecimal low, @Nullable BigDecimal high) {
    return low == null || high == null
        ? ""
        : String.format(
            Locale.ROOT, "%.1f–%.1f %%", 100 * low.doubleValue(), 100 * high.doubleValue());
  }

  /** The same of an interval that was worked out here. */
  static String interval(Optional<ProportionInterval> interval) {
    return interval
        .map(ends -> interval(BigDecimal.valueOf(ends.low()), BigDecimal.valueOf(ends.high())))
        .orElse("");
  }

  /** A share with its interval below it. */
  static Html share(@Nullable BigDecimal share, String interval) {
    return interval.isEmpty()
        ? Scale.SHARE.html(share)
        : Html.of(Scale.SHARE.html(share), Tag.of("small").text(interval));
  }

  /** A change, marked as good or bad by the direction of the metric. */
  static Html change(Metric metric, @Nullable BigDecimal now, @Nullable BigDecimal before) {
    String words = metric.scale().change(now, before);
    if (now == null || before == null || now.compareTo(before) == 0) {
      return Tag.of("span", "same").text(words);
    }
    boolean isUp = now.compareTo(before) > 0;
    return Tag.of("span", isUp == metric.isUpBetter() ? "better" : "worse")
        .text((isUp ? "▲ " : "▼ ") + words);
  }

  /** A count with thousands set apart. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
