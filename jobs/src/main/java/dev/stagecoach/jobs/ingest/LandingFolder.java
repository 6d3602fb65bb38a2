package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.config.ColumnNames;
import dev.stagecoach.common.config.SourceSpec;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder in which a source's files arrive. */
final class LandingFolder {
  private final SourceSpec source;
  private final Path folder;

  private LandingFolder(SourceSpec source, Path folder) {
    this.source = source;
    this.folder = folder;
  }

  /**
   * Opens the folder of a source.
   *
   * @throws StagecoachException when there is no such folder
   */
  static LandingFolder open(SourceSpec source) {
    Path folder = Path.of(source.path());
    if (!Files.isDirectory(folder)) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "Source %s (%s) has no folder %s; put its files there, or name their folder in sources.%s.path or with --set source.path=FOLDER"
              .formatted(source.name(), source.origin(), folder, source.name()));
    }
    return new LandingFolder(source, folder);
  }

  /**
   * The files of known objects: {@code <object>.csv}, {@code <object>-*.csv} and {@code
   * <object>/*.csv}, singular or plural, in snake or camel case.
   *
   * @param objects by name
   * @param unknown takes the names of data files that belong to no object
   */
  List<LandingFile> files(Map<String, LandingObject> objects, List<String> unknown) {
    List<LandingFile> files = new ArrayList<>();
    for (Path path : dataFiles()) {
      Path relative = folder.relativize(path);
      Optional<LandingObject> object =
          objectOf(FileKind.stem(relative.getName(0).toString()), objects);
      if (object.isPresent()) {
        files.add(file(path, object.orElseThrow()));
      } else {
        unknown.add(name(path));
      }
    }
    return files;
  }

  /** The files whose names below the folder match a glob. */
  List<LandingFile> files(String glob, LandingObject object) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    return walk()
        .filter(path -> matcher.matches(folder.relativize(path)))
        .map(path -> file(path, object))
        .toList();
  }

  private static Optional<LandingObject> objectOf(
      String spelled, Map<String, LandingObject> objects) {
    int dash = spelled.indexOf('-');
    List<String> names = dash > 0 ? List.of(spelled, spelled.substring(0, dash)) : List.of(spelled);
    return names.stream()
        .map(ColumnNames::lowerSnake)
        .flatMap(name -> Stream.of(name, singular(name), name + "s"))
        .filter(objects::containsKey)
        .findFirst()
        .map(objects::get);
  }

  private static String singular(String name) {
    return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
  }

  private List<Path> dataFiles() {
    return walk().filter(path -> FileKind.find(path.getFileName().toString()).isPresent()).toList();
  }

  private Stream<Path> walk() {
    try (Stream<Path> paths = Files.walk(folder, 3)) {
      return paths
          .filter(path -> !isHidden(folder.relativize(path)))
          .filter(path -> isFile(path))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      String name = part.toString();
      if (name.startsWith(".") || name.startsWith("_")) {
        return true;
      }
    }
    return false;
  }

  /**
   * A folder of parts that is named like a Parquet file is what Spark writes; of others it is a
   * slip.
   */
  private boolean isFile(Path path) {
    if (!Files.isDirectory(path)) {
      return true;
    }
    Optional<FileKind> kind = FileKind.find(path.getFileName().toString());
    if (!path.equals(folder) && kind.isPresent() && kind.orElseThrow() != FileKind.PARQUET) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "%s of source %s is a folder and is named like a file; rename it or put the file in its place"
              .formatted(path, source.name()));
    }
    return false;
  }

  private LandingFile file(Path path, LandingObject object) {
    try {
      refuseOutside(path);
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      Instant modifiedAt = attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS);
      return new LandingFile(object, path, name(path), attributes.size(), modifiedAt);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** A link that leaves the landing folder could make us read any file of the machine. */
  private void refuseOutside(Path path) throws IOException {
    if (!path.toRealPath().startsWith(folder.toRealPath())) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "%s of source %s is a link to a file outside %s; put the file itself there"
              .formatted(path, source.name(), folder));
    }
  }

  private String name(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  private StagecoachException unreadable(Path path, IOException cause) {
    return new StagecoachException(
        ExitCode.FAILED,
        "%s of source %s cannot be read (%s); check that it is there and that you may read it"
            .formatted(path, source.name(), cause.getClass().getSimpleName()),
        cause);
  }
}
