package dev.stagecoach.jobs.simulate.company;

import dev.stagecoach.jobs.simulate.chance.Dice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The currencies of the company's deals; US dollars are what it reports in. */
public final class Currencies {
  /** The reporting currency. */
  public static final String REPORTING = "USD";

  private static final Map<String, Double> FIRST_RATES = firstRates();

  private Currencies() {}

  /** All currencies, the reporting one first. */
  public static List<String> all() {
    return List.copyOf(FIRST_RATES.keySet());
  }

  /** The currency of a country. */
  public static String of(String country) {
    return switch (country) {
      case "GB" -> "GBP";
      case "DE", "FR" -> "EUR";
      case "JP" -> "JPY";
      case "CA" -> "CAD";
      default -> REPORTING;
    };
  }

  /** Dollars for one unit of a currency when the history begins. */
  public static double firstRate(String currency) {
    return FIRST_RATES.getOrDefault(currency, 1.0);
  }

  /** The rate after some months of a random walk; the reporting currency stays at 1. */
  public static BigDecimal rate(String currency, int month, long seed) {
    if (currency.equals(REPORTING)) {
      return BigDecimal.ONE;
    }
    Dice dice = Dice.of(seed, 88, currency.hashCode());
    double rate = firstRate(currency);
    for (int step = 0; step < month; step++) {
      rate *= StrictMath.exp(0.012 * dice.normal());
    }
    return BigDecimal.valueOf(rate).setScale(6, RoundingMode.HALF_UP);
  }

  private static Map<String, Double> firstRates() {
    Map<String, Double> rates = new LinkedHashMap<>();
    rates.put(REPORTING, 1.0);
    rates.put("EUR", 1.12);
    rates.put("GBP", 1.29);
    rates.put("CAD", 0.76);
    rates.put("JPY", 0.0092);
    return rates;
  }
}
