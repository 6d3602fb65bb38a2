package dev.stagecoach.jobs.cli;

import dev.stagecoach.jobs.cli.screen.Format;
import dev.stagecoach.jobs.cli.screen.Heading;
import dev.stagecoach.jobs.cli.screen.Listing;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the demo shows to coach by: a team's scorecard and the largest gaps. */
final class CoachingScreen {
  private final QuestionViews views;
  private final PrintWriter out;

  CoachingScreen(QuestionViews views, PrintWriter out) {
    this.views = views;
    this.out = out;
  }

  /** Asks the published marts and prints; nothing where nothing is configured. */
  void print() {
    Answer scorecard = Answer.of(views.ask(ScreenQuery.SCORECARD.text()));
    if (!scorecard.rows().isEmpty()) {
      scorecard(scorecard);
    }
    Answer gaps = Answer.of(views.ask(ScreenQuery.GAPS.text()));
    if (!gaps.rows().isEmpty()) {
      gaps(gaps);
    }
  }

  private void scorecard(Answer scorecard) {
    out.println();
    out.println(
        "Scorecard '%s' of %s, period from %s (mart.scorecard)"
            .formatted(
                scorecard.text(0, "label"),
                scorecard.text(0, "team_name"),
                scorecard.text(0, "period_start")));
    out.println(
        "100 points stand for every benchmark reached; * leans on the peers for want of deals.");
    out.println();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < scorecard.rows().size(); i++) {
      rows.add(
          Arrays.asList(
              scorecard.text(i, "rep_name"),
              number(scorecard, i, "points", "%.1f") + star(scorecard, i),
              "%s of %s".formatted(scorecard.text(i, "rank"), scorecard.text(i, "peers")),
              number(scorecard, i, "percentile", "%.2f"),
              number(scorecard, i, "trend", "%+.1f"),
              scorecard.value(i, "improve")));
    }
    Format.TABLE.print(
        new Listing(
            List.of(
                Heading.text("rep"),
                Heading.number("points"),
                Heading.number("rank"),
                Heading.number("percentile"),
                Heading.number("trend"),
                Heading.text("to improve")),
            rows),
        out);
  }

  private static String star(Answer scorecard, int row) {
    return Boolean.TRUE.equals(scorecard.value(row, "is_small_sample")) ? " *" : "";
  }

  private void gaps(Answer gaps) {
    out.println();
    out.println(
        "The three largest coaching gaps of the year from %s (mart.coaching_gap)"
            .formatted(gaps.text(0, "period_start")));
    out.println("What a rep falls short of the peers' mean revenue because of just this factor.");
    out.println();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < gaps.rows().size(); i++) {
      rows.add(
          Arrays.asList(
              gaps.text(i, "rep_name"),
              gaps.text(i, "team_name"),
              gaps.text(i, "factor"),
              number(gaps, i, "value", "%,.2f"),
              number(gaps, i, "peer_value", "%,.2f"),
              number(gaps, i, "gap", "%,.0f"),
              Boolean.TRUE.equals(gaps.value(i, "is_alarm")) ? "yes" : "no",
              gaps.value(i, "mentor_name")));
    }
    Format.TABLE.print(
        new Listing(
            List.of(
                Heading.text("rep"),
                Heading.text("team"),
                Heading.text("factor"),
                Heading.number("own"),
                Heading.number("peers"),
                Heading.number("gap"),
                Heading.text("beyond chance"),
                Heading.text("mentor")),
            rows),
        out);
  }

  private static String number(Answer answer, int row, String column, String pattern) {
    return answer.value(row, column) instanceof Number number
        ? String.format(Locale.ROOT, pattern, number.doubleValue())
        : "";
  }
}
