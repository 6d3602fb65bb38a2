package dev.stagecoach.jobs.cli;

import dev.stagecoach.jobs.cli.screen.StatusLine;
import dev.stagecoach.jobs.run.Progress;
import dev.stagecoach.jobs.run.StepResult;
import java.util.LinkedHashSet;
import java.util.Set;

/** Shows a run's steps on a status line: how many are done, and which are under way. */
final class NightProgress implements Progress {
  private final StatusLine line;
  private final Set<String> underWay = new LinkedHashSet<>();

  NightProgress(StatusLine line) {
    this.line = line;
  }

  @Override
  public synchronized void started(String step, int done, int all) {
    underWay.add(step);
    show(done, all);
  }

  @Override
  public synchronized void finished(StepResult result, int done, int all) {
    underWay.remove("ingest");
    underWay.remove(result.step());
    show(done, all);
  }

  private void show(int done, int all) {
    String steps = String.join(", ", underWay);
    line.say(all <= 1 ? "ingest" : "%d of %d tables made; %s".formatted(done, all, steps));
  }
}
