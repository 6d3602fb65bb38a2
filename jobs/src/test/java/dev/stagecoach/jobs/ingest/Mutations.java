package dev.stagecoach.jobs.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What can happen to a file on its way: a good one is spoilt once or several times, by chance. */
final class Mutations {
  private static final List<String> VALUES =
      List.of(
          "1.234,56",
          "NaN",
          "1e400",
          "-0",
          "123456789012345678901234567890",
          "2024-03-31T02:30:00+01:00",
          "2024-02-30",
          "0001-01-01",
          "9999-12-31",
          "\"un\nquoted\"",
          "\"never closed",
          "=1+1",
          "'; drop table deal; --",
          "<script>",
          "../../etc/passwd",
          "\u202Eevil\u200B",
          "\uD83D\uDE00",
          "null",
          "",
          "   ");

  private static final byte[][] BYTES = {
    {0},
    {(byte) 0xFF, (byte) 0xFE},
    {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
    {(byte) 0xC3, 0x28},
    {'"'},
    {'\n'},
    {'\r'},
    {','},
    {'\r', '\n', '\r', '\n'}
  };

  private final Random chance;

  Mutations(Random chance) {
    this.chance = chance;
  }

  /** The text of a file, spoilt. */
  byte[] of(String text) {
    byte[] bytes = encoded(chance.nextInt(3) == 0 ? rewritten(text) : text);
    for (int i = chance.nextInt(4); i > 0; i--) {
      bytes = spoilt(bytes);
    }
    return bytes;
  }

  /** Bytes that are cut, copied, turned, or get others between them. */
  byte[] spoilt(byte[] bytes) {
    if (bytes.length < 2) {
      return bytes;
    }
    int from = chance.nextInt(bytes.length);
    int to = from + chance.nextInt(Math.min(40, bytes.length - from));
    return switch (chance.nextInt(6)) {
      case 0 -> Arrays.copyOf(bytes, from);
      case 1 -> joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
      case 2 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
      case 3 -> {
        byte[] flipped = bytes.clone();
        flipped[from] ^= (byte) (1 << chance.nextInt(8));
        yield flipped;
      }
      default ->
          joined(
              Arrays.copyOf(bytes, from),
              BYTES[chance.nextInt(BYTES.length)],
              Arrays.copyOfRange(bytes, from, bytes.length));
    };
  }

  private byte[] encoded(String text) {
    return switch (chance.nextInt(8)) {
      case 0 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
      case 1 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
      case 2 -> text.getBytes(StandardCharsets.ISO_8859_1);
      default -> text.getBytes(StandardCharsets.UTF_8);
    };
  }

  /** Lines and fields that are swapped, left out, doubled or replaced. */
  private String rewritten(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int line = chance.nextInt(lines.size());
    switch (chance.nextInt(5)) {
      case 0 -> Collections.swap(lines, line, chance.nextInt(lines.size()));
      case 1 -> lines.remove(line);
      case 2 -> lines.add(lines.get(line));
      default -> {
        String[] fields = lines.get(line).split(",", -1);
        fields[chance.nextInt(fields.length)] =
            chance.nextInt(40) == 0
                ? "x".repeat(1 << 20)
                : VALUES.get(chance.nextInt(VALUES.size()));
        lines.set(line, String.join(",", fields));
      }
    }
    return String.join("\n", lines);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
