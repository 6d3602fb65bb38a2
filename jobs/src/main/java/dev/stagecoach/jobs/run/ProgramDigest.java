package dev.stagecoach.jobs.run;

import dev.stagecoach.common.config.Digest;
import dev.stagecoach.common.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.spark.SparkContext;

/** Tells this version of the program from others that may make other rows. */
final class ProgramDigest {
  private static final String TABLES = "tables/";
  private static final String META = "META-INF/";

  private ProgramDigest() {}

  /** All that the program is made of. */
  static String whole() {
    return of(name -> true);
  }

  /**
   * The version of Spark, our classes and what they read, without the folders of tables, which are
   * looked at one by one.
   */
  static String withoutTables(SparkContext spark) {
    return Digest.of(spark.version() + " " + of(name -> !name.startsWith(TABLES)));
  }

  private static String of(Predicate<String> isPart) {
    TreeSet<String> entries = new TreeSet<>();
    try {
      for (Class<?> anchor : List.of(Table.class, ProgramDigest.class)) {
        Path path = Path.of(anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
        entries.addAll(Files.isDirectory(path) ? ofFolder(path, isPart) : ofJar(path, isPart));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The program's own files cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The program's own files cannot be found", e);
    }
    return Digest.of(String.join("\n", entries));
  }

  private static List<String> ofJar(Path path, Predicate<String> isPart) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      return jar.stream()
          .filter(
              entry ->
                  !entry.isDirectory()
                      && !entry.getName().startsWith(META)
                      && isPart.test(entry.getName()))
          .map(entry -> entry.getName() + " " + entry.getCrc())
          .toList();
    }
  }

  private static List<String> ofFolder(Path folder, Predicate<String> isPart) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> isPart.test(folder.relativize(file).toString().replace('\\', '/')))
          .map(file -> folder.relativize(file) + " " + crc(file))
          .toList();
    }
  }

  private static long crc(Path file) {
    CRC32 crc = new CRC32();
    try (InputStream in = Files.newInputStream(file)) {
      crc.update(in.readAllBytes());
      return crc.getValue();
    } catch (IOException e) {
      throw new UncheckedIOException("The program's own file cannot be read: " + file, e);
    }
  }
}
