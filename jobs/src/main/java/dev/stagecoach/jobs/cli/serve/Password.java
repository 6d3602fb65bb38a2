package dev.stagecoach.jobs.cli.serve;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: salted and hashed by PBKDF2 with HMAC-SHA-256 (NIST SP 800-132), so
 * that the file of users gives none away.
 */
record Password(int rounds, byte[] salt, byte[] hash) {
  private static final String KIND = "pbkdf2-sha256";
  private static final int ROUNDS = 600_000;
  private static final int MOST_ROUNDS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  /** Hashes a new password. */
  static Password of(char[] text) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new Password(ROUNDS, salt, hash(text, ROUNDS, salt));
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException where it is something else
   */
  static Password parse(String text) {
    String[] parts = text.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(KIND)) {
      throw new IllegalArgumentException("no password made by 'stagecoach user'");
    }
    int rounds = Integer.parseInt(parts[1]);
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new IllegalArgumentException("no number of rounds");
    }
    return new Password(
        rounds, Base64.getDecoder().decode(parts[2]), Base64.getDecoder().decode(parts[3]));
  }

  /** Whether a text is the password; takes as long whether or not. */
  boolean is(char[] text) {
    return MessageDigest.isEqual(hash, hash(text, rounds, salt));
  }

  private static byte[] hash(char[] text, int rounds, byte[] salt) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(text, salt, rounds, HASH_BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has PBKDF2WithHmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "%s$%d$%s$%s"
        .formatted(KIND, rounds, base64.encodeToString(salt), base64.encodeToString(hash));
  }
}
