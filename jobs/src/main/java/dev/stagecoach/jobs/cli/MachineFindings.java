package dev.stagecoach.jobs.cli;

import dev.stagecoach.jobs.cli.Finding.Level;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FsStatus;
import org.apache.hadoop.fs.Path;

/** What the doctor sees of the machine: Java, memory, room on the warehouse's disk. */
final class MachineFindings {
  private static final long MIB = 1L << 20;
  private static final long LEAST_HEAP_MIB = 900;
  private static final long LEAST_ROOM_MIB = 1_024;

  private MachineFindings() {}

  static List<Finding> of(OpenWarehouse warehouse) {
    return List.of(java(), memory(Runtime.getRuntime().maxMemory() / MIB), room(warehouse));
  }

  private static Finding java() {
    return Finding.well(
        "Java %s (%s)"
            .formatted(System.getProperty("java.version"), System.getProperty("java.vendor")));
  }

  static Finding memory(long heapMib) {
    String what = "Memory for Java: %,d MiB".formatted(heapMib);
    return heapMib >= LEAST_HEAP_MIB
        ? Finding.well(what)
        : new Finding(
            Level.WATCH, what + ", little for more than a small company", "STAGECOACH_HEAP=2g");
  }

  private static Finding room(OpenWarehouse warehouse) {
    Path root = warehouse.root();
    try {
      FileSystem files =
          root.getFileSystem(warehouse.session().sparkContext().hadoopConfiguration());
      FsStatus status = files.getStatus(root);
      return room(status.getRemaining() / MIB, status.getCapacity() / MIB);
    } catch (IOException e) {
      return new Finding(
          Level.WRONG,
          "The room on the disk of %s cannot be told: %s".formatted(root, e.getMessage()),
          "check that the warehouse can be reached");
    }
  }

  static Finding room(long freeMib, long allMib) {
    String what = "Room on the warehouse's disk: %,d of %,d MiB".formatted(freeMib, allMib);
    return freeMib >= LEAST_ROOM_MIB
        ? Finding.well(what)
        : new Finding(Level.WRONG, what, "make room; 'stagecoach maintain' deletes old versions");
  }
}
