package dev.stagecoach.jobs.cli.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.job.BundledText;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast as WCAG 2.2 measures it: 4.5 to 1 for text, 3 to 1 for what charts are drawn with. */
class PageColoursTest {
  private static final Pattern COLOUR = Pattern.compile("--(\\w+): #(\\w{6});");
  private static final String STYLE = BundledText.of("/page/page.css");
  private static final int DARK = STYLE.indexOf("prefers-color-scheme: dark");

  @ParameterizedTest
  @CsvSource({
    "ink, 4.5",
    "soft, 4.5",
    "accent, 4.5",
    "better, 4.5",
    "worse, 4.5",
    "third, 3",
    "first, 3",
    "second, 3",
    "fourth, 3",
    "fifth, 3",
    "sixth, 3"
  })
  void everythingStandsOutFromThePaper(String name, double least) {
    for (Map<String, String> colours : List.of(colours(0, DARK), colours(DARK, STYLE.length()))) {
      assertThat(contrast(colours.get(name), colours.get("paper"))).isGreaterThanOrEqualTo(least);
    }
  }

  private static Map<String, String> colours(int from, int to) {
    return COLOUR
        .matcher(STYLE.substring(from, to))
        .results()
        .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
  }

  private static double contrast(String one, String other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * linear(colour.substring(0, 2))
        + 0.7152 * linear(colour.substring(2, 4))
        + 0.0722 * linear(colour.substring(4, 6));
  }

  private static double linear(String part) {
    double value = Integer.parseInt(part, 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
