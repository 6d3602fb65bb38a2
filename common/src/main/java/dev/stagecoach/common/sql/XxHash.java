package dev.stagecoach.common.sql;

import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;

/** xxHash with 64 bits, as SQL's {@code xxhash64} has it, over bytes and under any seed. */
public final class XxHash {
  private XxHash() {}

  /** The hash of the first bytes of an array. */
  public static long of(byte[] bytes, int size, long seed) {
    return XXH64.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET, size, seed);
  }
}
