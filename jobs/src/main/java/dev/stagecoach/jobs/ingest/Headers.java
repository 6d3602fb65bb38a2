package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.Column;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipException;

/** Reads what columns a file has, and refuses a file that lacks what its raw table needs. */
final class Headers {
  private static final int SHOWN = 12;

  private Headers() {}

  /**
   * The columns of a text file.
   *
   * @throws StagecoachException naming file, expected and found, when it cannot be used
   */
  static Header read(LandingFile file) {
    return checked(file, peek(file));
  }

  /** The columns of a text file, whatever they are. */
  static Header peek(LandingFile file) {
    try (LandingText text = LandingText.open(file.path(), encoding(file))) {
      return file.kind() == FileKind.JSON ? json(text) : csv(file, text);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Refuses a header in which a needed column is missing or comes twice. */
  static Header checked(LandingFile file, Header header) {
    Set<String> needed = new TreeSet<>();
    file.object().contract().columns().stream()
        .filter(Column::required)
        .map(Column::name)
        .forEach(needed::add);
    Set<String> missing = new TreeSet<>(needed);
    missing.removeAll(header.names());
    if (!missing.isEmpty()) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "%s of %s lacks the column%s %s; expected %s, found %s"
              .formatted(
                  file.path(),
                  file.object(),
                  missing.size() == 1 ? "" : "s",
                  String.join(", ", missing),
                  String.join(", ", needed),
                  found(header.names())));
    }
    Set<String> doubled = new TreeSet<>(header.doubled());
    doubled.retainAll(file.object().contract().columns().stream().map(Column::name).toList());
    if (!doubled.isEmpty()) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "%s of %s has the column %s more than once, so that it cannot be told which one holds; leave one"
              .formatted(file.path(), file.object(), String.join(", ", doubled)));
    }
    return header;
  }

  /** The failure for a file that cannot be read to its end. */
  static StagecoachException unreadable(LandingFile file, IOException cause) {
    return new StagecoachException(
        ExitCode.FAILED,
        "%s of %s cannot be read: %s; deliver it again or take it out of the folder"
            .formatted(file.path(), file.object(), reason(cause)),
        cause);
  }

  /** What is wrong with a file, in a few words. */
  static String reason(IOException cause) {
    if (cause instanceof EOFException) {
      return "its compressed data ends too early";
    }
    if (cause instanceof ZipException) {
      return "it is no gzip file or is damaged";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission is denied";
    }
    return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName())
        .lines()
        .findFirst()
        .orElse("no reason given");
  }

  static String encoding(LandingFile file) {
    return file.object().csv().encoding().name();
  }

  private static Header json(LandingText text) throws IOException {
    return Header.of(JsonRecords.keys(text.reader()));
  }

  private static Header csv(LandingFile file, LandingText text) throws IOException {
    CsvRecords records =
        new CsvRecords(text.reader(), file.object().csv().delimiter(), file.object().csv().quote());
    if (!records.next()) {
      return new Header(List.of(), List.of());
    }
    RejectReason fault = records.fault();
    if (fault != null) {
      throw new IOException("its header line is broken (%s)".formatted(fault.code()));
    }
    String[] names = new String[records.width()];
    records.read(names);
    return Header.of(
        Arrays.stream(names).map(name -> Objects.requireNonNullElse(name, "")).toList());
  }

  private static String found(List<String> names) {
    if (names.isEmpty()) {
      return "an empty file";
    }
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    int more = names.size() - SHOWN;
    return more > 0 ? "%s and %d more".formatted(shown, more) : shown;
  }

  /** The path of a file, for tasks. */
  static String path(Path path) {
    return path.toAbsolutePath().toString();
  }
}
