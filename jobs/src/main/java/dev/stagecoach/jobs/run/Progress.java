package dev.stagecoach.jobs.run;

/** Whom a run tells how far it is. */
public interface Progress {
  /** Nobody listens. */
  Progress SILENT =
      new Progress() {
        @Override
        public void started(String step, int done, int all) {}

        @Override
        public void finished(StepResult result, int done, int all) {}
      };

  /** A step begins, after {@code done} of {@code all} steps. */
  void started(String step, int done, int all);

  /** A step has ended, as the {@code done}th of {@code all}. */
  void finished(StepResult result, int done, int all);
}
