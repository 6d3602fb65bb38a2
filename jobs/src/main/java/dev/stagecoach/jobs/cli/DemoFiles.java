package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.Problem;
import dev.stagecoach.common.config.SourceSpec;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of the demo's invented company: the configuration that ships reads them. */
final class DemoFiles {
  /** Where the demo puts them. */
  static final Path FOLDER = DemoCommand.FOLDER.resolve("crm");

  private static final String HINT = "run 'stagecoach demo', which makes it, or ";

  private DemoFiles() {}

  /**
   * Says who makes the files, before anything is run.
   *
   * @throws StagecoachException where the configuration reads the demo's files and none are there
   */
  static void require(SuiteConfig config) {
    Optional<SourceSpec> missing = config.sources().stream().filter(DemoFiles::lacks).findFirst();
    if (missing.isPresent()) {
      SourceSpec source = missing.orElseThrow();
      throw new StagecoachException(
          ExitCode.FAILED,
          "Source %s (%s) has no folder %s; %sname the folder of your own files with --set source.path=FOLDER"
              .formatted(source.name(), source.origin(), source.path(), HINT));
    }
  }

  /** The problem, with the hint where it is that a source lacks its folder of the demo. */
  static Problem hinted(SuiteConfig config, Problem problem) {
    boolean isOfDemo =
        config.sources().stream()
            .filter(DemoFiles::lacks)
            .anyMatch(source -> source.origin().equals(problem.origin()));
    return isOfDemo
        ? new Problem(problem.origin(), problem.what(), HINT + problem.remedy())
        : problem;
  }

  private static boolean lacks(SourceSpec source) {
    Path folder = Path.of(source.path());
    return folder.startsWith(FOLDER) && !Files.isDirectory(folder);
  }
}
