package dev.stagecoach.jobs.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The text of a landing file: unpacked, decoded, and summed on the way.
 *
 * <p>Bytes that the encoding does not allow become {@link #UNREADABLE}, a code point that Unicode
 * gives to nobody, so that the rows that hold them can be told from those that hold a real U+FFFD.
 */
final class LandingText implements AutoCloseable {
  /** Stands for bytes that could not be decoded. */
  static final char UNREADABLE = '\uFDD1';

  private static final int BUFFER = 1 << 16;

  private final DigestInputStream bytes;
  private final Reader reader;

  private LandingText(DigestInputStream bytes, Reader reader) {
    this.bytes = bytes;
    this.reader = reader;
  }

  /** Opens a file; a byte order mark wins over the encoding that is given. */
  static LandingText open(Path file, String encoding) throws IOException {
    DigestInputStream bytes =
        new DigestInputStream(
            new BufferedInputStream(Files.newInputStream(file), BUFFER), FileChecksum.newDigest());
    try {
      boolean packed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
      InputStream unpacked = packed ? new GZIPInputStream(bytes, BUFFER) : bytes;
      return new LandingText(bytes, decode(unpacked, Charset.forName(encoding)));
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** The decoded text. */
  Reader reader() {
    return reader;
  }

  /** The checksum of the whole file as it lies on disk; reads what has not been read yet. */
  String checksum() throws IOException {
    byte[] rest = new byte[BUFFER];
    int count = bytes.read(rest);
    while (count >= 0) {
      count = bytes.read(rest);
    }
    return FileChecksum.of(bytes.getMessageDigest());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static Reader decode(InputStream in, Charset given) throws IOException {
    PushbackInputStream start = new PushbackInputStream(in, 3);
    byte[] head = start.readNBytes(3);
    Charset charset = given;
    int mark = 0;
    if (head.length >= 3
        && head[0] == (byte) 0xEF
        && head[1] == (byte) 0xBB
        && head[2] == (byte) 0xBF) {
      charset = StandardCharsets.UTF_8;
      mark = 3;
    } else if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
      charset = StandardCharsets.UTF_16LE;
      mark = 2;
    } else if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
      charset = StandardCharsets.UTF_16BE;
      mark = 2;
    }
    start.unread(head, mark, head.length - mark);
    return new InputStreamReader(
        start,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(UNREADABLE)));
  }
}
