package dev.stagecoach.jobs.oracle;

import dev.stagecoach.common.job.Folders;
import dev.stagecoach.jobs.simulate.Simulation;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;

/** A small simulated company in a folder: its files, its configuration and the truth about it. */
record SimulatedCompany(Path folder) {
  /**
   * The first day that is not known any more: in the middle of a week, a month, a quarter and a
   * leap year, so that every period under way is compared with a part of an earlier one.
   */
  static final LocalDate UNTIL = LocalDate.of(2024, 11, 20);

  private static final int YEARS = 2;
  private static final int TEAMS = 6;
  private static final double NIGHT_SHARE = 0.02;

  /** A company like any other, delivered at once. */
  static SimulatedCompany in(Path folder, int deals, long seed) {
    return in(folder, deals, seed, 0, Parameters.defaults());
  }

  /** A company in which more happens than in others, and whose last days come night by night. */
  static SimulatedCompany eventful(Path folder, int deals, long seed, int nights) {
    return in(folder, deals, seed, nights, Parameters.read(resource("/oracle/eventful.conf")));
  }

  private static SimulatedCompany in(
      Path folder, int deals, long seed, int nights, Parameters parameters) {
    SimulationOptions options =
        new SimulationOptions(
            deals,
            seed,
            YEARS,
            UNTIL,
            TEAMS,
            SimulationOptions.usualReps(deals, TEAMS),
            nights,
            NIGHT_SHARE,
            parameters);
    new Simulation(options, 2).write(folder, done -> {});
    return new SimulatedCompany(folder);
  }

  /** Adds reference data that simulated companies lack. */
  SimulatedCompany withAdditions() {
    try (Oracle writer = Oracle.open(OracleSettings.plain(UNTIL))) {
      writer
          .execute("set variable folder = '" + folder + "'")
          .execute(Oracle.text("additions").replace("FOLDER", folder.toString()));
    }
    return this;
  }

  /** Leaves out whom the reps met and called: most of the files, and nothing that deals need. */
  SimulatedCompany withoutActivities() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(SimulatedCompany::isOfActivities).toList()) {
        Files.delete(file);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Delivers the files of a night, which lie apart until then; nights count from 1. */
  void deliver(int night) {
    try {
      Folders.copy(folder.resolve("night-%04d".formatted(night)), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOfActivities(Path file) {
    String name = String.valueOf(file.getFileName());
    return Stream.of("engagement", "task", "event", "lead", "contact", "deal_contact")
        .anyMatch(object -> name.matches(object + "[_a-z]*(-.*)?\\.csv"));
  }

  Path configuration() {
    return folder.resolve("stagecoach.conf");
  }

  Path truth() {
    return folder.resolve("truth.json");
  }

  /** An oracle that has read the company's files and computed everything. */
  Oracle oracle(OracleSettings settings) {
    return Oracle.open(settings)
        .execute("set variable folder = '" + folder + "'")
        .script("simulated_stages")
        .script("salesforce")
        .script("hubspot")
        .script("reference")
        .script("simulated_segments")
        .compute();
  }

  private static Path resource(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(SimulatedCompany.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
