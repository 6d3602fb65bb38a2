package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.jobs.oracle.SharedSuite;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

@ExtendWith(SharedSuite.Provider.class)
class FirstRunTest {
  @Test
  void theBooksTellHowLongEachTableTookAndHowMuchHistoryWasRead(SharedSuite shared) {
    FirstRun first = FirstRun.in(views(shared));

    assertThat(first.historyRows()).isGreaterThan(400);
    assertThat(first.tables()).containsKeys("core.deal_version", "mart.kpi");
    assertThat(List.copyOf(first.tables().values()))
        .allMatch(seconds -> seconds >= 0)
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  private static QuestionViews views(SharedSuite shared) {
    SuiteOptions options =
        CommandLine.populateCommand(new SuiteOptions(), shared.options().toArray(String[]::new));
    OpenWarehouse warehouse = OpenWarehouse.toRead(options, new PrintWriter(Writer.nullWriter()));
    return QuestionViews.ofPublished(warehouse);
  }
}
