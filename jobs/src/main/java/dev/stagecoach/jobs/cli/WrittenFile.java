package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that commands write for people. */
final class WrittenFile {
  private WrittenFile() {}

  /**
   * Writes a whole file or leaves what was there: who opens it never sees half of it.
   *
   * @throws StagecoachException where it cannot be written
   */
  static void write(Path file, String text) {
    Path whole = file.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      Files.createDirectories(whole.getParent());
      Files.writeString(part, text);
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The file %s cannot be written: %s; name another with --out.".formatted(file, e),
          e);
    }
  }
}
