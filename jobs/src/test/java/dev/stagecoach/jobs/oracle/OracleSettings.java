package dev.stagecoach.jobs.oracle;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the oracle is told beside the files.
 *
 * @param asOf the first business day that is not known any more
 * @param zone the business time zone
 * @param fiscalMonth the month in which the fiscal year starts
 * @param firstDayOfWeek 1 = Monday … 7 = Sunday
 */
public record OracleSettings(LocalDate asOf, String zone, int fiscalMonth, int firstDayOfWeek) {

  /** Everything in UTC, weeks from Monday, the fiscal year as the calendar's. */
  public static OracleSettings plain(LocalDate asOf) {
    return new OracleSettings(asOf, "UTC", 1, 1);
  }

  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("zone", quoted(zone));
    variables.put(
        "as_of",
        "(timestamp '%s 00:00:00' at time zone %s) at time zone 'UTC'"
            .formatted(asOf, quoted(zone)));
    variables.put("as_of_on", "date '%s' - 1".formatted(asOf));
    variables.put("fiscal_month", Integer.toString(fiscalMonth));
    variables.put("week_shift", Integer.toString((8 - firstDayOfWeek) % 7));
    variables.put("reporting", quoted("USD"));
    variables.put("first_day", "date '1990-01-01'");
    variables.put("last_day", "date '%d-01-01'".formatted(asOf.getYear() + 2));
    return variables;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
