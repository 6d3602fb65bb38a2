package dev.stagecoach.jobs.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts conversions in the files directly, knowing nothing of how they were made: for each live
 * deal the first time at each stage or beyond, with won as the standing outcome.
 */
final class ObservedFunnel {
  private static final int WON = 5;
  private static final int LOST = 6;
  private static final Map<String, Integer> POSITIONS = positions();

  private final List<Track> tracks = new ArrayList<>();

  /** One deal's stages by the time at which it came into them. */
  private record Track(TreeMap<String, Integer> stages, String observedFrom) {
    boolean isWon() {
      return stages.lastEntry().getValue() == WON;
    }

    /** When the deal was first at a position or beyond, or a time that never comes. */
    String reachedAt(int position) {
      boolean wasEverWon = isWon();
      for (Map.Entry<String, Integer> entry : stages.entrySet()) {
        int stage = entry.getValue();
        boolean isBeyond = stage == WON ? wasEverWon || position < WON : stage >= position;
        if (stage != LOST && isBeyond) {
          return entry.getKey();
        }
      }
      return "9999";
    }
  }

  static ObservedFunnel ofSalesforce(SimulatedFiles files) {
    Map<String, TreeMap<String, Integer>> stages = new HashMap<>();
    Map<String, String> observed = new HashMap<>();
    for (Map<String, String> row : files.rows("salesforce", "opportunity_history")) {
      stages
          .computeIfAbsent(row.get("id"), id -> new TreeMap<>())
          .put(row.get("_fivetran_start"), position(row.get("stage_name")));
    }
    Set<String> dead = new HashSet<>();
    for (Map<String, String> row : files.rows("salesforce", "opportunity")) {
      TreeMap<String, Integer> track = stages.get(row.get("id"));
      boolean isTruncated = track.firstKey().compareTo(row.get("created_date")) > 0;
      observed.put(row.get("id"), isTruncated ? track.firstKey() : "");
      String modified = row.get("last_modified_date");
      if (modified.compareTo(track.lastKey()) > 0) {
        track.put(modified, position(row.get("stage_name")));
      }
      if (row.get("is_deleted").equals("true")) {
        dead.add(row.get("id"));
      }
    }
    return of(stages, observed, dead);
  }

  static ObservedFunnel ofHubSpot(SimulatedFiles files) {
    Map<String, TreeMap<String, Integer>> stages = new HashMap<>();
    for (Map<String, String> row : files.rows("hubspot", "deal_stage")) {
      stages
          .computeIfAbsent(row.get("deal_id"), id -> new TreeMap<>())
          .put(row.get("_fivetran_start"), position(row.get("value")));
    }
    Set<String> dead = new HashSet<>(files.values("hubspot", "merged_deal", "merged_deal_id"));
    for (Map<String, String> row : files.rows("hubspot", "deal")) {
      if (row.get("is_deleted").equals("true")) {
        dead.add(row.get("deal_id"));
      }
    }
    return of(stages, Map.of(), dead);
  }

  /** Deals that came to a position before a time: how many, and how many of them got further. */
  record Cohort(int entries, int advanced) {
    double standardErrorsFrom(double rate) {
      return (advanced - entries * rate) / Math.sqrt(entries * rate * (1 - rate));
    }
  }

  Cohort cohort(int position, String before) {
    int entries = 0;
    int advanced = 0;
    for (Track track : tracks) {
      String entered = track.reachedAt(position);
      boolean isEntry =
          entered.compareTo(before) < 0
              && (track.observedFrom().isEmpty() || entered.compareTo(track.observedFrom()) > 0);
      if (isEntry) {
        entries++;
        advanced += track.reachedAt(position + 1).equals("9999") ? 0 : 1;
      }
    }
    return new Cohort(entries, advanced);
  }

  private static ObservedFunnel of(
      Map<String, TreeMap<String, Integer>> stages,
      Map<String, String> observed,
      Set<String> dead) {
    ObservedFunnel funnel = new ObservedFunnel();
    stages.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .filter(entry -> !dead.contains(entry.getKey()))
        .map(entry -> new Track(entry.getValue(), observed.getOrDefault(entry.getKey(), "")))
        .forEach(funnel.tracks::add);
    return funnel;
  }

  private static int position(String stage) {
    return POSITIONS.get(stage);
  }

  private static Map<String, Integer> positions() {
    List<List<String>> stages =
        List.of(
            List.of("Prospecting", "appointmentscheduled", "20001"),
            List.of("Qualification", "qualifiedtobuy", "20002"),
            List.of("Needs Analysis", "Solution Fit", "presentationscheduled", "20003", "20008"),
            List.of("Proposal", "decisionmakerboughtin", "20004"),
            List.of("Negotiation", "contractsent", "20005"),
            List.of("Closed Won", "closedwon", "20006"),
            List.of("Closed Lost", "closedlost", "20007"));
    Map<String, Integer> positions = new HashMap<>();
    for (int position = 0; position < stages.size(); position++) {
      for (String stage : stages.get(position)) {
        positions.put(stage, position);
      }
    }
    return positions;
  }
}
