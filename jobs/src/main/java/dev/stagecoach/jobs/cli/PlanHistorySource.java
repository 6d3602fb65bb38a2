package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.NearestNames;
import dev.stagecoach.common.config.Planning.Holder;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.time.DateRange;
import dev.stagecoach.jobs.plan.Knowledge;
import dev.stagecoach.jobs.plan.PlanBook;
import dev.stagecoach.jobs.plan.PlanBook.PlanTeam;
import dev.stagecoach.jobs.plan.PlanReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a plan finds in the warehouse, if there is one: without one nothing needs Spark. */
record PlanHistorySource(Optional<OpenWarehouse> warehouse, String folder) {
  private static final TableName KPIS = TableName.of("mart.kpi");

  /** Opens the warehouse that the options name, or none where there is none. */
  static PlanHistorySource of(SuiteOptions options, SuiteConfig config, PrintWriter notes) {
    String folder = options.demoWarehouse(config).orElse(config.warehouse().path());
    // A warehouse on a cluster has a scheme, and only Spark can tell whether it is there.
    boolean isThere = folder.contains("://") || Files.exists(Path.of(folder, "ops"));
    return new PlanHistorySource(
        isThere ? Optional.of(OpenWarehouse.toRead(options, notes)) : Optional.empty(), folder);
  }

  /**
   * Reads what is published.
   *
   * @param days in which won deals count as on hand
   */
  Found read(Optional<DateRange> days) {
    if (warehouse.isEmpty()) {
      return Found.nothing("there is no warehouse in " + folder);
    }
    OpenWarehouse opened = warehouse.orElseThrow();
    PublishedTables published = PublishedTables.read(opened, new PublicationBound.Newest());
    if (published.version(KPIS).isEmpty()) {
      return Found.nothing("nothing is published in " + folder);
    }
    LocalDate today =
        LocalDate.ofInstant(published.asOf().minusNanos(1), opened.config().business().timeZone())
            .plusDays(1);
    PlanBook book =
        new PlanReader(new QuestionViews(opened, published).inputs(), opened.config())
            .read(
                today,
                days.map(DateRange::start).orElse(today),
                days.map(DateRange::end).orElse(today));
    return new Found(
        Optional.of(book), Optional.of(today), "no deal was closed in the history of " + folder);
  }

  /**
   * What was found.
   *
   * @param today the first day that nothing is known of
   * @param place why nothing was found, if nothing was
   */
  record Found(Optional<PlanBook> book, Optional<LocalDate> today, String place) {
    static Found nothing(String why) {
      return new Found(Optional.empty(), Optional.empty(), why);
    }

    Knowledge of(Holder member) {
      return book.map(known -> known.of(member)).orElse(Knowledge.NONE);
    }

    /** The share of a whole's revenue that a part of it won; all of it where nothing tells. */
    double share(Holder part, Holder whole) {
      return part.equals(whole) ? 1 : book.map(known -> known.shareOf(part, whole)).orElse(1.0);
    }

    /**
     * The team of an id or name.
     *
     * @throws StagecoachException with the nearest names where there is none
     */
    Optional<PlanTeam> team(String wanted) {
      List<PlanTeam> teams = book.map(PlanBook::teams).orElse(List.of());
      return Optional.of(
          teams.stream()
              .filter(team -> team.id().equals(wanted) || team.name().equalsIgnoreCase(wanted))
              .findFirst()
              .orElseThrow(
                  () ->
                      new StagecoachException(
                          ExitCode.USAGE,
                          "There is no team '%s'; %s"
                              .formatted(
                                  wanted,
                                  NearestNames.remedy(
                                      wanted, teams.stream().map(PlanTeam::name).toList())))));
    }
  }
}
