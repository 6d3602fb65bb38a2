package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.table.TableContract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The new files of a run with all that is known of them before their rows are read.
 *
 * @param text files that are read record by record
 * @param sparkRead files and queries that Spark takes apart
 */
record LandingPlan(List<PlannedFile> text, List<PlannedSparkFile> sparkRead) {

  /** A text file. */
  record PlannedFile(LandingFile file, FilePlan plan) {}

  /** A file that Spark reads, or a query. */
  record PlannedSparkFile(LandingFile file, SparkReadFile reading) {
    FilePlan plan() {
      return reading.plan();
    }
  }

  /** Every file with its plan. */
  List<PlannedFile> all() {
    List<PlannedFile> all = new ArrayList<>(text);
    sparkRead.forEach(planned -> all.add(new PlannedFile(planned.file(), planned.plan())));
    return all;
  }

  /** The contracts of the raw tables that the files go to, by name. */
  Map<String, TableContract> contracts() {
    Map<String, TableContract> contracts = new TreeMap<>();
    all()
        .forEach(
            planned -> {
              TableContract contract = planned.file().object().contract();
              contracts.put(contract.name().toString(), contract);
            });
    return contracts;
  }

  /** The part of the plan that goes to one raw table. */
  LandingPlan of(TableContract contract) {
    return new LandingPlan(
        text.stream().filter(planned -> goesTo(planned.file(), contract)).toList(),
        sparkRead.stream().filter(planned -> goesTo(planned.file(), contract)).toList());
  }

  /** The plan without files of which nothing is left to write. */
  LandingPlan where(java.util.function.IntPredicate number) {
    return new LandingPlan(
        text.stream().filter(planned -> number.test(planned.plan().number())).toList(),
        sparkRead.stream().filter(planned -> number.test(planned.plan().number())).toList());
  }

  /** Whether there is nothing to read. */
  boolean isEmpty() {
    return text.isEmpty() && sparkRead.isEmpty();
  }

  /** The text files dealt out to tasks. */
  FileGroups groups() {
    return FileGroups.of(
        text.stream()
            .map(planned -> new FileGroups.Sized(planned.plan(), planned.file().sizeBytes()))
            .toList());
  }

  /** The files of each object, in order. */
  Map<LandingObject, List<PlannedFile>> byObject() {
    Map<LandingObject, List<PlannedFile>> byObject = new LinkedHashMap<>();
    all()
        .forEach(
            planned ->
                byObject
                    .computeIfAbsent(planned.file().object(), object -> new ArrayList<>())
                    .add(planned));
    return byObject;
  }

  private static boolean goesTo(LandingFile file, TableContract contract) {
    return file.object().contract().name().equals(contract.name());
  }
}
