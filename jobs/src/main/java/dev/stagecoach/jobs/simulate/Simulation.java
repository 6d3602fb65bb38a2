package dev.stagecoach.jobs.simulate;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.jobs.simulate.PartWriter.Written;
import dev.stagecoach.jobs.simulate.chance.Tally;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.deal.DealMaker;
import dev.stagecoach.jobs.simulate.extract.Extract;
import dev.stagecoach.jobs.simulate.extract.NightFiles;
import dev.stagecoach.jobs.simulate.hubspot.HubSpotPeople;
import dev.stagecoach.jobs.simulate.hubspot.HubSpotPipelines;
import dev.stagecoach.jobs.simulate.reference.OrganisationTables;
import dev.stagecoach.jobs.simulate.reference.TargetTables;
import dev.stagecoach.jobs.simulate.salesforce.SalesforcePeople;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * Writes a company's CRM history and the truth about it into a folder. The same options give the
 * same bytes, on any number of threads, but for the folder's own name in {@code stagecoach.conf}.
 */
public final class Simulation {
  private final SimulationOptions options;
  private final int threads;

  /** A simulation of what the options ask for. */
  public Simulation(SimulationOptions options, int threads) {
    this.options = options;
    this.threads = threads;
  }

  /**
   * Writes everything and returns the number of rows by file.
   *
   * @param folder empty, missing, or holding an earlier simulation, which is replaced
   * @param progress told, from several threads, how many more deals are done
   * @throws IllegalArgumentException if the folder holds something else
   * @throws StagecoachException if a file cannot be written
   */
  public Map<String, Long> write(Path folder, LongConsumer progress) {
    try {
      OutputFolder output = new OutputFolder(folder);
      output.prepare();
      Company company = new Company(options);
      DealMaker maker = new DealMaker(company, NightShare.touches(company));
      List<Extract> extracts = new ArrayList<>(organisation(company, folder));
      Tally tally = new Tally();
      for (Written written : deals(company, new PartWriter(company, maker, folder, progress))) {
        extracts.addAll(written.extracts());
        tally.add(written.tally());
      }
      Map<String, Long> rows = new TreeMap<>();
      extracts.forEach(extract -> rows.putAll(extract.rows()));
      rows.putAll(new NightFiles(folder).write(extracts));
      output.finish(new Truth(company, tally).json(rows));
      return rows;
    } catch (IOException e) {
      throw unwritable(folder, e);
    } catch (UncheckedIOException e) {
      throw unwritable(folder, Objects.requireNonNull(e.getCause()));
    }
  }

  private static StagecoachException unwritable(Path folder, IOException cause) {
    return new StagecoachException(
        ExitCode.FAILED,
        "Cannot write to %s: %s; name a folder with room that may be written to."
            .formatted(folder, reason(cause)),
        cause);
  }

  private static String reason(IOException cause) {
    return cause instanceof FileSystemException refused
        ? Optional.ofNullable(refused.getReason()).orElse(cause.getClass().getSimpleName())
        : String.valueOf(cause.getMessage());
  }

  private static List<Extract> organisation(Company company, Path folder) throws IOException {
    try (Extract north = new Extract(folder, "salesforce", 0, 1);
        Extract south = new Extract(folder, "hubspot", 0, 1);
        Extract reference = new Extract(folder, "reference", 0, 1)) {
      new SalesforcePeople(company, north).write();
      new HubSpotPeople(company, south).write();
      new HubSpotPipelines(company.options(), south).write();
      new OrganisationTables(company, reference).write();
      new TargetTables(company, reference).write();
      return List.of(north, south, reference);
    }
  }

  private List<Written> deals(Company company, PartWriter writer) throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Written>> parts = new ArrayList<>();
      for (Part part : Part.of(company)) {
        parts.add(workers.submit(() -> writer.write(part)));
      }
      List<Written> written = new ArrayList<>();
      for (Future<Written> part : parts) {
        written.add(part.get());
      }
      return written;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the simulation was interrupted", e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      workers.shutdownNow();
    }
  }

  private static IOException unwrapped(ExecutionException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    return cause instanceof IOException io ? io : new IOException(cause);
  }
}
