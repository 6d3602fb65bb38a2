package dev.stagecoach.jobs.run;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.HashPartitioner;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * How many rows of a large table bear the hash of a key that another row bears. Hashes travel in
 * arrays and are sorted as numbers, which is several times cheaper than to group rows by them.
 */
final class HashedKeys {
  private static final long KEYS_A_TASK = 4_000_000;
  private static final int CHUNK = 8_192;

  private HashedKeys() {}

  /**
   * Counts the rows beyond the first of each hash.
   *
   * @param expected about how many rows there are
   */
  static long surplus(Dataset<Row> rows, Column hash, long expected) {
    int tasks = Math.toIntExact(expected / KEYS_A_TASK + 1);
    return rows.select(hash)
        .as(Encoders.LONG())
        .javaRDD()
        .mapPartitionsToPair(hashes -> new Chunks(hashes, tasks))
        .partitionBy(new HashPartitioner(tasks))
        .values()
        .mapPartitions(chunks -> List.of(surplus(chunks)).iterator())
        .fold(0L, Long::sum);
  }

  private static long surplus(Iterator<long[]> chunks) {
    long[] hashes = new long[CHUNK];
    int size = 0;
    while (chunks.hasNext()) {
      long[] chunk = chunks.next();
      if (size + chunk.length > hashes.length) {
        hashes = Arrays.copyOf(hashes, Math.max(size + chunk.length, hashes.length * 2));
      }
      System.arraycopy(chunk, 0, hashes, size, chunk.length);
      size += chunk.length;
    }
    Arrays.sort(hashes, 0, size);
    long surplus = 0;
    for (int i = 1; i < size; i++) {
      surplus += hashes[i] == hashes[i - 1] ? 1 : 0;
    }
    return surplus;
  }

  /** Deals hashes out to tasks, a chunk at a time, so that little is in memory. */
  private static final class Chunks implements Iterator<Tuple2<Integer, long[]>> {
    private final Iterator<Long> hashes;
    private final long[][] chunks;
    private final int[] sizes;

    Chunks(Iterator<Long> hashes, int tasks) {
      this.hashes = hashes;
      this.chunks = new long[tasks][CHUNK];
      this.sizes = new int[tasks];
    }

    @Override
    public boolean hasNext() {
      return hashes.hasNext() || unfinished() >= 0;
    }

    @Override
    public Tuple2<Integer, long[]> next() {
      while (hashes.hasNext()) {
        long hash = hashes.next();
        int task = (int) Long.remainderUnsigned(hash, chunks.length);
        chunks[task][sizes[task]++] = hash;
        if (sizes[task] == CHUNK) {
          return taken(task);
        }
      }
      int task = unfinished();
      if (task < 0) {
        throw new NoSuchElementException();
      }
      return taken(task);
    }

    /** The first task with hashes that have not been given out; -1 where there is none. */
    private int unfinished() {
      int task = 0;
      while (task < sizes.length && sizes[task] == 0) {
        task++;
      }
      return task < sizes.length ? task : -1;
    }

    private Tuple2<Integer, long[]> taken(int task) {
      long[] chunk = Arrays.copyOf(chunks[task], sizes[task]);
      sizes[task] = 0;
      return new Tuple2<>(task, chunk);
    }
  }
}
