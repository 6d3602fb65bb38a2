package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A warehouse that a test made with the program's own commands.
 *
 * @param configuration the options that name the configuration
 */
record TestWarehouse(Path folder, List<String> configuration) {
  /** Keeps the options as they are. */
  TestWarehouse {
    configuration = List.copyOf(configuration);
  }

  /** Runs a command on this warehouse. */
  Screen command(String name, String... more) {
    List<String> words = new ArrayList<>(List.of(name));
    words.addAll(configuration);
    words.addAll(List.of("--warehouse", folder.toString()));
    words.addAll(List.of(more));
    return Screen.of(words.toArray(String[]::new));
  }

  /** The lines of an answer in CSV, without the heading. */
  List<String> answer(String... question) {
    List<String> words = new ArrayList<>(List.of("--format", "csv"));
    words.addAll(List.of(question));
    Screen screen = command("query", words.toArray(String[]::new));
    assertThat(screen.status()).as(screen.err()).isZero();
    return screen.out().lines().skip(1).toList();
  }
}
