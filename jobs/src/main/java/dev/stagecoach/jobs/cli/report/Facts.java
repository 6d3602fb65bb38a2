package dev.stagecoach.jobs.cli.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a report is made from, read from one publication.
 *
 * @param identity whose report it is and of when
 * @param metrics by name
 * @param conversions of the subject under the rule {@code reached}
 * @param stages labels of stages by name
 * @param movements of the subject by year; empty where the warehouse has no such mart
 */
record Facts(
    Identity identity,
    Periods periods,
    Members members,
    KpiBook kpis,
    Map<String, Metric> metrics,
    List<Conversion> conversions,
    List<Stay> stays,
    Map<String, String> stages,
    Optional<List<Movement>> movements,
    Quality quality) {
  /** Keeps the lists and maps as they are. */
  Facts {
    metrics = Map.copyOf(metrics);
    conversions = List.copyOf(conversions);
    stays = List.copyOf(stays);
    stages = Map.copyOf(stages);
  }

  Member subject() {
    return members.subject();
  }

  /** The label of a stage. */
  String stage(String name) {
    return stages.getOrDefault(name, name);
  }

  /**
   * Whose report it is and of when.
   *
   * @param currency ISO 4217 code that amounts are in
   * @param funnel the funnel's label
   * @param asOf the first instant that is not known
   * @param publication its number
   */
  record Identity(
      String business, String currency, String funnel, Instant asOf, long publication) {}
}
