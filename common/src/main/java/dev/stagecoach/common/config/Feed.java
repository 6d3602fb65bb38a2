package dev.stagecoach.common.config;

import java.util.List;
import java.util.Optional;

/**
 * One stream of rows of a mapped source, ingested as {@code raw.mapped_<source>_<feed>}. CSV and
 * JSON columns are strings; Parquet and JDBC columns keep their types.
 */
public sealed interface Feed {

  /** Unique within its source; lower case letters, digits and underscores. */
  String name();

  /** The columns (lower snake case) that identify a row; empty where only a whole row does. */
  List<String> key();

  /** Whether each file, or each answer of the query, holds all rows: one left out is deleted. */
  boolean isFullExtract();

  /** Where it was configured. */
  Origin origin();

  /**
   * Files of one format.
   *
   * @param files a glob below the source's path, e.g. {@code sales_pipeline*.csv}
   */
  record Files(
      String name,
      List<String> key,
      String files,
      FileFormat format,
      CsvFormat csv,
      boolean isFullExtract,
      Origin origin)
      implements Feed {

    /** Keeps the list as it is. */
    public Files {
      key = List.copyOf(key);
    }
  }

  /** The rows of a query over JDBC. */
  record Jdbc(
      String name,
      List<String> key,
      Connection connection,
      String query,
      boolean isFullExtract,
      Origin origin)
      implements Feed {

    /** Keeps the list as it is. */
    public Jdbc {
      key = List.copyOf(key);
    }
  }

  /** What a file holds. */
  enum FileFormat {
    CSV,
    JSON,
    PARQUET
  }

  /** How to reach a database; its text form tells no secret. */
  record Connection(String url, Optional<String> user, Optional<String> password) {
    @Override
    public String toString() {
      return "Connection[url=***, user=%s, password=***]".formatted(user.isPresent() ? "***" : "");
    }
  }
}
