package dev.stagecoach.jobs.run;

import dev.stagecoach.common.quality.CheckResult;
import dev.stagecoach.jobs.ingest.IngestReport;
import java.util.List;
import java.util.function.Consumer;

/** Whom a run tells what it does, in the order in which it happens, by one thread at a time. */
public interface Progress {
  /** Nobody listens. */
  Progress SILENT = new Progress() {};

  /** Several who listen. */
  static Progress all(List<Progress> listeners) {
    List<Progress> everyone = List.copyOf(listeners);
    return new Progress() {
      private void each(Consumer<Progress> message) {
        everyone.forEach(message);
      }

      @Override
      public void begun(String run) {
        each(listener -> listener.begun(run));
      }

      @Override
      public void ingested(IngestReport report) {
        each(listener -> listener.ingested(report));
      }

      @Override
      public void started(String step, int done, int all) {
        each(listener -> listener.started(step, done, all));
      }

      @Override
      public void finished(StepResult result, int done, int all) {
        each(listener -> listener.finished(result, done, all));
      }

      @Override
      public void broke(String step, String reason) {
        each(listener -> listener.broke(step, reason));
      }

      @Override
      public void checked(List<CheckResult> broken) {
        each(listener -> listener.checked(broken));
      }

      @Override
      public void ended(NightReport report) {
        each(listener -> listener.ended(report));
      }

      @Override
      public void failed(String reason) {
        each(listener -> listener.failed(reason));
      }
    };
  }

  /** The run of a name begins. */
  default void begun(String run) {}

  /** What is new has been brought in. */
  default void ingested(IngestReport report) {}

  /** A step begins, after {@code done} of {@code all} steps. */
  default void started(String step, int done, int all) {}

  /** A step has ended, as the {@code done}th of {@code all}. */
  default void finished(StepResult result, int done, int all) {}

  /** A step could not be done. */
  default void broke(String step, String reason) {}

  /** All tables are made; some rows break these checks, of whatever level. */
  default void checked(List<CheckResult> broken) {}

  /** The run has done what it was asked. */
  default void ended(NightReport report) {}

  /** The run has published nothing. */
  default void failed(String reason) {}
}
