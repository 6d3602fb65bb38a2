package dev.stagecoach.jobs.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Files dealt out to tasks so that all tasks have about as much to read.
 *
 * @param groups in the order of the tasks
 */
record FileGroups(List<List<FilePlan>> groups) implements Serializable {
  private static final long BYTES_A_TASK = 32L * 1024 * 1024;

  /** A file and its size. */
  record Sized(FilePlan file, long bytes) {}

  /** Gives the largest files out first, each to the task that has least. */
  static FileGroups of(List<Sized> files) {
    long total = files.stream().mapToLong(Sized::bytes).sum();
    int count = (int) Math.max(1, Math.min(files.size(), total / BYTES_A_TASK + 1));
    List<List<FilePlan>> groups = new ArrayList<>();
    PriorityQueue<long[]> loads =
        new PriorityQueue<>(
            Comparator.<long[]>comparingLong(load -> load[1]).thenComparingLong(load -> load[0]));
    for (int i = 0; i < count; i++) {
      groups.add(new ArrayList<>());
      loads.add(new long[] {i, 0});
    }
    files.stream()
        .sorted(Comparator.comparingLong(Sized::bytes).reversed())
        .forEach(
            sized -> {
              long[] least = loads.remove();
              groups.get((int) least[0]).add(sized.file());
              loads.add(new long[] {least[0], least[1] + sized.bytes()});
            });
    groups.forEach(group -> group.sort(Comparator.comparingInt(FilePlan::number)));
    return new FileGroups(groups);
  }

  /** How many tasks there are. */
  int count() {
    return groups.size();
  }

  /** The files of the task that is given its number and nothing else. */
  List<FilePlan> ofTask(Iterator<Long> number) {
    // Spark's iterators compute their next element when asked whether there is one.
    if (!number.hasNext()) {
      throw new IllegalStateException("The task was given no number");
    }
    return groups.get(Math.toIntExact(number.next()));
  }

  /** How many files there are. */
  int files() {
    return groups.stream().mapToInt(List::size).sum();
  }
}
