package dev.stagecoach.jobs.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the nights of {@link SmallNights} make where nothing happens to them. */
final class UndisturbedNights {
  private final Path folder;
  private final SmallNights nights;
  private final TableGraph graph;
  private final List<NightWarehouse> warehouses = new ArrayList<>();
  private final List<Map<TableName, List<String>>> rows = new ArrayList<>();
  private final List<Map<TableName, List<String>>> published = new ArrayList<>();
  private final List<NightWarehouse.Changes> changes = new ArrayList<>();

  private UndisturbedNights(Path folder) throws IOException {
    this.folder = folder;
    this.nights = new SmallNights(folder.resolve("landing"));
    this.graph = SmallNights.tables();
  }

  /** Runs them, each in a warehouse of its own that begins with what the night before left. */
  static UndisturbedNights run(Path folder) throws IOException {
    UndisturbedNights undisturbed = new UndisturbedNights(folder);
    for (int night = 0; night < SmallNights.NIGHTS; night++) {
      NightWarehouse warehouse = undisturbed.before(night, "undisturbed-" + night);
      undisturbed.changes.add(warehouse.run(night, Long.MAX_VALUE, DyingDisk.Failure.DEATH));
      undisturbed.warehouses.add(warehouse);
      undisturbed.rows.add(warehouse.rows());
      undisturbed.published.add(warehouse.published());
    }
    return undisturbed;
  }

  /** A warehouse as it stands before a night. */
  NightWarehouse before(int night, String name) throws IOException {
    NightWarehouse warehouse = new NightWarehouse(folder.resolve(name), nights, graph);
    if (night > 0) {
      warehouse.copy(warehouses.get(night - 1));
    }
    return warehouse;
  }

  /** What a night changes on the disk. */
  NightWarehouse.Changes changes(int night) {
    return changes.get(night);
  }

  /** Readers see what they saw before the night, or all of it. */
  void requireOneWholeNight(NightWarehouse warehouse, int night, String story) {
    Map<TableName, List<String>> seen = warehouse.published();
    Map<TableName, List<String>> before = night == 0 ? Map.of() : published.get(night - 1);
    requireEqual(seen, seen.equals(before) ? before : published.get(night), story);
  }

  /** Every table has the rows that it has where nothing happened. */
  void requireUndisturbed(NightWarehouse warehouse, int night, String story) {
    requireEqual(warehouse.rows(), rows.get(night), story);
  }

  private static void requireEqual(
      Map<TableName, List<String>> found, Map<TableName, List<String>> expected, String story) {
    assertThat(found.keySet()).as(story).isEqualTo(expected.keySet());
    found.forEach(
        (table, rows) -> assertThat(rows).as(table + ", " + story).isEqualTo(expected.get(table)));
  }
}
