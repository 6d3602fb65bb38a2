package dev.stagecoach.jobs.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  @Test
  void rowsAreObjectsInTheOrderOfTheirColumns() {
    String json =
        Printed.as(
            Format.JSON,
            List.of("team", "won", "rate", "open"),
            Arrays.asList("Blue", 4238L, new BigDecimal("0.63150000"), null),
            Arrays.asList("Red", 7L, new BigDecimal("1"), true));

    assertThat(json)
        .isEqualTo(
            """
            [
              {"team": "Blue", "won": 4238, "rate": 0.63150000, "open": null},
              {"team": "Red", "won": 7, "rate": 1, "open": true}
            ]
            """);
  }

  @Test
  void noRowsAreAnEmptyList() {
    String json = Printed.as(Format.JSON, List.of("team"));

    assertThat(json).isEqualTo("[]\n");
  }

  @Test
  void anyTextIsReadBackAsItWas() {
    String text = "quote \" backslash \\ break \n escape \u001b turn \u202e emoji \ud83d\ude80";

    String json = JsonText.of(Map.of("text", text));

    assertThat(ConfigFactory.parseString(json).getString("text")).isEqualTo(text);
  }

  @Test
  void notANumberIsText() {
    String json = JsonText.of(Double.NaN);

    assertThat(json).isEqualTo("\"NaN\"");
  }

  @Test
  void listsAndMapsNest() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("segments", List.of("all", "large"));
    members.put("depth", Map.of("north", 1));

    String json = JsonText.of(members);

    assertThat(json).isEqualTo("{\"segments\": [\"all\", \"large\"], \"depth\": {\"north\": 1}}");
  }
}
