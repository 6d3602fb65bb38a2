package dev.stagecoach.jobs.cli.superset;

import dev.stagecoach.common.job.BundledText;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** All that a Superset of ours keeps from one start to the next, for its owner's eyes alone. */
public record StateFolder(Path path) {
  private static final int SECRET_BYTES = 32;

  /**
   * The folder, made where it is missing.
   *
   * @throws StagecoachException where it cannot be made
   */
  public static StateFolder at(Path path) {
    StateFolder folder = new StateFolder(path.toAbsolutePath().normalize());
    folder.attempt(
        () -> {
          Files.createDirectories(folder.path);
          Files.setPosixFilePermissions(folder.path, PosixFilePermissions.fromString("rwx------"));
          Files.createDirectories(folder.path.resolve("logs"));
          return folder;
        });
    return folder;
  }

  /** The file that takes what a program prints. */
  public Path log(String program) {
    return path.resolve("logs").resolve(program + ".log");
  }

  /** The file of a secret. */
  public Path secretFile(String name) {
    return path.resolve(name);
  }

  /** A secret: made by chance the first time, the same from then on. */
  public String secret(String name) {
    Path file = secretFile(name);
    return attempt(
        () -> {
          if (!Files.exists(file)) {
            Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, random());
          }
          return Files.readString(file).strip();
        });
  }

  private static String random() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Puts a file into it that comes with the program, and returns where it is. */
  public Path put(String resource) {
    String text = BundledText.of("/superset/" + resource);
    return attempt(() -> Files.writeString(path.resolve(resource), text));
  }

  private <T> T attempt(Step<T> step) {
    try {
      return step.run();
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "The folder %s cannot be written: %s; name another with --folder.".formatted(path, e),
          e);
    }
  }

  private interface Step<T> {
    T run() throws IOException;
  }
}
