package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.job.BundledText;
import dev.stagecoach.common.stats.Quantile;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How long a dashboard waits for its answers: each question is asked until Spark knows it, and then
 * some times more.
 */
final class WarmQuestions {
  private static final List<String> QUESTIONS =
      List.of("kpi_by_team", "funnel_by_team", "pipeline_trend");
  private static final int TIMES_TO_WARM = 3;
  private static final int TIMES = 5;

  private final QuestionViews views;
  private final Map<String, Object> parameters;

  /**
   * Questions about what is published.
   *
   * @param lastOn the last day that the marts know
   */
  WarmQuestions(QuestionViews views, LocalDate lastOn) {
    this.views = views;
    this.parameters = Map.of("last_on", lastOn);
  }

  /** Seconds by question, from asking to the last row: the median of some times. */
  Map<String, Double> seconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (String question : QUESTIONS) {
      String text = BundledText.of("/bench/dashboard/%s.sql".formatted(question));
      for (int time = 0; time < TIMES_TO_WARM; time++) {
        asked(text);
      }
      double[] sorted =
          IntStream.range(0, TIMES).mapToDouble(time -> asked(text)).sorted().toArray();
      seconds.put(question, Quantile.median(sorted).orElseThrow());
    }
    return seconds;
  }

  private double asked(String text) {
    long start = System.nanoTime();
    views.ask(text, parameters).collectAsList();
    return (System.nanoTime() - start) / 1e9;
  }
}
