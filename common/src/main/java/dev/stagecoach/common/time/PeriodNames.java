package dev.stagecoach.common.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds periods by the names that people write: {@code 2025}, {@code 2025-Q1}, {@code 2025-03},
 * {@code 2025-W07}, {@code FY2025}, {@code FY2025-Q1}.
 *
 * @param calendar whose periods they are
 */
public record PeriodNames(BusinessCalendar calendar) {
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final List<PeriodGrain> GRAINS =
      List.of(
          PeriodGrain.YEAR,
          PeriodGrain.QUARTER,
          PeriodGrain.MONTH,
          PeriodGrain.WEEK,
          PeriodGrain.FISCAL_YEAR,
          PeriodGrain.FISCAL_QUARTER);

  /** The period of a name, upper or lower case, with or without spaces and hyphens. */
  public Optional<Period> find(String name) {
    Matcher year = YEAR.matcher(name);
    if (!year.find()) {
      return Optional.empty();
    }
    // A fiscal year may begin or end in the calendar year before or after the one it is named for.
    LocalDate middle = LocalDate.of(Integer.parseInt(year.group()), 7, 1);
    DateRange around = new DateRange(middle.minusYears(2), middle.plusYears(2));
    return GRAINS.stream()
        .flatMap(grain -> calendar.periods(around, grain))
        .filter(period -> plain(period.label()).equals(plain(name)))
        .findFirst();
  }

  private static String plain(String name) {
    return name.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }
}
