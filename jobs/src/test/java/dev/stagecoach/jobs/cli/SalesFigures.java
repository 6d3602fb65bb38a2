package dev.stagecoach.jobs.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the published CRM Sales Opportunities file by file and line by line, without the suite.
 */
final class SalesFigures {
  private static final List<String> LEVELS = List.of("company", "office", "manager", "agent");

  private final Map<String, long[]> counts = new TreeMap<>();

  private SalesFigures() {}

  /** Reads the pipeline and the teams of a folder. */
  static SalesFigures count(Path folder) throws IOException {
    Map<String, String[]> teams = new HashMap<>();
    for (String[] row : rows(folder.resolve("sales_teams.csv"))) {
      teams.put(row[0], row);
    }
    SalesFigures figures = new SalesFigures();
    for (String[] deal : rows(folder.resolve("sales_pipeline.csv"))) {
      String[] team = teams.get(deal[1]);
      List<String> members = List.of("", team[2], team[1], team[0]);
      for (int i = 0; i < LEVELS.size(); i++) {
        figures.add(LEVELS.get(i) + "," + members.get(i), deal[4], deal[7]);
      }
    }
    return figures;
  }

  /** Lines of who, name, won, lost, win rate in percent, won amount, average deal. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    counts.forEach(
        (member, sums) ->
            lines.add(
                "%s,%d,%d,%s,%d,%s"
                    .formatted(
                        member,
                        sums[0],
                        sums[1],
                        quotient(100 * sums[0], sums[0] + sums[1]),
                        sums[2],
                        quotient(sums[2], sums[0]))));
    return lines;
  }

  private void add(String member, String stage, String value) {
    long[] sums = counts.computeIfAbsent(member, key -> new long[3]);
    if (stage.equals("Won")) {
      sums[0]++;
      sums[2] += Long.parseLong(value);
    } else if (stage.equals("Lost")) {
      sums[1]++;
    }
  }

  private static String quotient(long part, long whole) {
    return BigDecimal.valueOf(part)
        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static List<String[]> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }
}
