package dev.stagecoach.jobs.simulate;

import dev.stagecoach.common.job.BundledText;
import dev.stagecoach.common.job.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder that a simulation fills; the truth is written last and marks it as complete. */
final class OutputFolder {
  private static final String TRUTH = "truth.json";
  private static final String CONFIGURATION = "stagecoach.conf";
  private static final String UNFINISHED = "unfinished";
  private static final String COMPANY = "/dev/stagecoach/jobs/simulate/company.conf";
  private static final Pattern OWN =
      Pattern.compile("salesforce|hubspot|reference|night-\\d{4}|truth\\.json|stagecoach\\.conf");

  private final Path folder;

  OutputFolder(Path folder) {
    this.folder = folder;
  }

  /** Empties the folder if an earlier simulation, complete or not, is what it holds. */
  void prepare() throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException("--out " + folder + " is a file; name a folder.");
    }
    Files.createDirectories(folder);
    List<Path> entries = entries();
    boolean isOurs =
        Files.exists(folder.resolve(TRUTH)) || Files.exists(folder.resolve(UNFINISHED));
    if (!entries.isEmpty() && !isOurs) {
      throw new IllegalArgumentException(
          "--out %s holds other files; name an empty folder or one of an earlier simulation."
              .formatted(folder));
    }
    Files.writeString(folder.resolve(UNFINISHED), "");
    for (Path entry : entries) {
      if (OWN.matcher(entry.getFileName().toString()).matches()) {
        Folders.delete(entry);
      }
    }
  }

  /** Writes the configuration and the truth. */
  void finish(String truth) throws IOException {
    String path = folder.toAbsolutePath().normalize().toString();
    String quoted = path.replace("\\", "\\\\").replace("\"", "\\\"");
    String configuration =
        BundledText.of(COMPANY).replace("source.path = \".\"", "source.path = \"" + quoted + "\"");
    Files.writeString(folder.resolve(CONFIGURATION), configuration);
    Files.writeString(folder.resolve(TRUTH), truth);
    Files.deleteIfExists(folder.resolve(UNFINISHED));
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
