package dev.stagecoach.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells the content of a file from others: the first 128 bits of its SHA-256. */
final class FileChecksum {
  private static final int BYTES = 16;

  private FileChecksum() {}

  /** The checksum of a whole file, as it lies there. */
  static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream bytes = new DigestInputStream(in, newDigest())) {
      bytes.transferTo(OutputStream.nullOutputStream());
      return of(bytes.getMessageDigest());
    }
  }

  /** The checksum of the bytes that have gone through a digest. */
  static String of(MessageDigest bytes) {
    return HexFormat.of().formatHex(bytes.digest(), 0, BYTES);
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
