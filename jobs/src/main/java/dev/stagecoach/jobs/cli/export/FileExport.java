package dev.stagecoach.jobs.cli.export;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.Folders;
import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies tables into a folder, one file a table. The files are made beside, and take the old ones'
 * place only when all are whole.
 */
public final class FileExport {
  /** Says of a folder that an export made it and may replace it, and what is in it. */
  private static final String MARK = "stagecoach-export.txt";

  private final Path folder;
  private final FileFormat format;

  /** An export into a folder that is new, empty, or of an earlier export. */
  public FileExport(Path folder, FileFormat format) {
    this.folder = folder.toAbsolutePath().normalize();
    this.format = format;
  }

  /**
   * Copies the tables.
   *
   * @param description of the copy, kept beside the files
   * @throws StagecoachException where the folder is not ours to replace, or cannot be written
   */
  public void copy(List<ExportedTable> tables, String description) {
    requireOwn();
    Path staged = folder.resolveSibling(folder.getFileName() + ".staged");
    Path replaced = folder.resolveSibling(folder.getFileName() + ".replaced");
    try {
      Folders.delete(staged);
      Folders.delete(replaced);
      Files.createDirectories(staged);
      for (ExportedTable table : tables) {
        format.write(table, staged.resolve(table.name() + "." + format.ending()));
      }
      Files.writeString(staged.resolve(MARK), description + "\n");
      if (Files.exists(folder)) {
        Files.move(folder, replaced, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(staged, folder, StandardCopyOption.ATOMIC_MOVE);
      Folders.delete(replaced);
    } catch (IOException | UncheckedIOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The export into %s failed: %s; name another folder with --out or make room."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private void requireOwn() {
    try {
      if (!Files.exists(folder) || Files.exists(folder.resolve(MARK))) {
        return;
      }
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isEmpty()) {
          return;
        }
      }
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED, "The folder %s cannot be read: %s.".formatted(folder, e), e);
    }
    throw new StagecoachException(
        ExitCode.USAGE,
        "%s holds files that no export made; name a new folder with --out.".formatted(folder));
  }
}
