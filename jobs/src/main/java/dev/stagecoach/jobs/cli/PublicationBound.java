package dev.stagecoach.jobs.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.time.AsOf;
import dev.stagecoach.common.time.BusinessTime;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Up to which publication a question looks. */
sealed interface PublicationBound {
  /** The rows of {@code ops.publication} that count. */
  Dataset<Row> within(Dataset<Row> publications);

  /** Whether anything is left out. */
  default boolean isBound() {
    return true;
  }

  /**
   * Reads {@code --as-of}: nothing, the number of a publication, or a date.
   *
   * @throws StagecoachException where the text is neither
   */
  static PublicationBound parse(@Nullable String text, BusinessTime time) {
    if (text == null) {
      return new Newest();
    }
    if (text.matches("\\d{1,9}")) {
      return new UpToNumber(Long.parseLong(text));
    }
    try {
      return new AsOfDate(text, AsOf.parse(text, time).at());
    } catch (IllegalArgumentException e) {
      throw new StagecoachException(
          ExitCode.USAGE,
          "'%s' is neither the number of a publication nor a date such as 2018-01-01."
              .formatted(text),
          e);
    }
  }

  /** All of them. */
  record Newest() implements PublicationBound {
    @Override
    public Dataset<Row> within(Dataset<Row> publications) {
      return publications;
    }

    @Override
    public boolean isBound() {
      return false;
    }
  }

  /** Those up to a number. */
  record UpToNumber(long number) implements PublicationBound {
    @Override
    public Dataset<Row> within(Dataset<Row> publications) {
      return publications.where(col("publication").leq(lit(number)));
    }

    @Override
    public String toString() {
      return "up to publication " + number;
    }
  }

  /** Those made for a date or an earlier one. */
  record AsOfDate(String text, Instant at) implements PublicationBound {
    @Override
    public Dataset<Row> within(Dataset<Row> publications) {
      return publications.where(col("as_of").leq(lit(at)));
    }

    @Override
    public String toString() {
      return "for an as-of date up to " + text;
    }
  }
}
