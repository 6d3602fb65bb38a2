package dev.stagecoach.jobs.cli.export;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A schema of a PostgreSQL to copy tables into.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, without a password
 * @param password from the environment; empty where the server asks for none
 */
public record PostgresTarget(
    String url, Optional<String> user, Optional<String> password, String schema) {
  private static final Pattern PASSWORD_WRITTEN_OUT =
      Pattern.compile("[?&]password=|//[^/@]*:[^/@]*@", Pattern.CASE_INSENSITIVE);

  /**
   * Refuses what is no such URL, or one that shows a password.
   *
   * @throws StagecoachException with what would be right
   */
  public PostgresTarget {
    if (!url.toLowerCase(Locale.ROOT).startsWith("jdbc:postgresql:")) {
      throw usage(
          "--url must be one of PostgreSQL, such as jdbc:postgresql://localhost:5432/sales.");
    }
    if (PASSWORD_WRITTEN_OUT.matcher(url).find()) {
      throw usage(
          "--url must not hold a password, which everyone on this machine could read; put it into"
              + " the environment as PGPASSWORD.");
    }
    if (schema.isBlank() || schema.startsWith("pg_")) {
      throw usage("'%s' cannot be a schema; name another with --schema.".formatted(schema));
    }
  }

  Connection connect() throws SQLException {
    Properties properties = new Properties();
    user.ifPresent(name -> properties.setProperty("user", name));
    password.ifPresent(secret -> properties.setProperty("password", secret));
    properties.setProperty("ApplicationName", "stagecoach export");
    return DriverManager.getConnection(url, properties);
  }

  private static StagecoachException usage(String sentence) {
    return new StagecoachException(ExitCode.USAGE, sentence);
  }

  /** Where it is, without user or password. */
  @Override
  public String toString() {
    return "schema %s of %s".formatted(schema, url.replaceAll("\\?.*", ""));
  }
}
