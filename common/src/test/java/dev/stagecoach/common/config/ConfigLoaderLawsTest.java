package dev.stagecoach.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderLawsTest {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ",",
          "=",
          ":",
          "${nope}",
          "${?nope}",
          "null",
          "true",
          "-1",
          "0.5",
          "{}",
          "[]",
          "[null]",
          "\n",
          "+=",
          "*",
          "a.b",
          "\\",
          "include \"gone.conf\"",
          "é",
          "\u0000",
          "${sources}",
          "${business.name}",
          "#",
          "\"\"\"");

  @TempDir Path folder;

  @RepeatedTest(40)
  void brokenTextGivesProblemsAndNeverAnotherFailure(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    WrittenConfiguration files = WrittenConfiguration.in(folder);
    String whole = WrittenConfiguration.resource("every_key.conf");

    for (int i = 0; i < 25; i++) {
      files.with("broken.conf", broken(whole, random));

      assertThat(files.problems("broken.conf", Map.of()))
          .as("seed %d, text %d", repetition.getCurrentRepetition(), i)
          .doesNotHaveDuplicates()
          .allMatch(problem -> problem.contains("; "));
    }
  }

  @RepeatedTest(20)
  void theOrderOfSettingsDoesNotMatter(RepetitionInfo repetition) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "include \"valid.conf\"",
                "business.name = A",
                "quality.max-quarantined-share = 0.5",
                "teams.tree = [ { id = b, parent = a }, { id = a } ]",
                "segments.big.where = \"employees > 10\"",
                "warehouse.path = x"));
    WrittenConfiguration files = WrittenConfiguration.in(folder);
    SuiteConfig ordered = files.with("a.conf", String.join("\n", lines)).load("a.conf");
    Collections.shuffle(lines, new Random(repetition.getCurrentRepetition()));
    SuiteConfig shuffled = files.with("b.conf", String.join("\n", lines)).load("b.conf");

    assertThat(withoutPlaces(shuffled)).isEqualTo(withoutPlaces(ordered));
  }

  /** The text with up to four pieces put in or taken out. */
  private static String broken(String text, Random random) {
    StringBuilder broken = new StringBuilder(text);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(broken.length());
      if (random.nextBoolean()) {
        broken.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      } else {
        broken.delete(at, Math.min(broken.length(), at + 1 + random.nextInt(12)));
      }
    }
    return broken.toString();
  }

  private static String withoutPlaces(SuiteConfig config) {
    return config.toString().replaceAll("origin=[^],]*", "");
  }
}
