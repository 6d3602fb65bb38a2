package dev.stagecoach.jobs.run;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.util.QueryExecutionListener;

/**
 * Waits for what was counted on the way of rows to their table. Spark's own Observation takes the
 * answer of the command around the write, which has counted nothing.
 */
final class WrittenCounts implements QueryExecutionListener {
  private static final long PATIENCE_SECONDS = 10;

  private final String name;
  private final CompletableFuture<Row> counts = new CompletableFuture<>();

  WrittenCounts(String name) {
    this.name = name;
  }

  /** Spark's accessor takes the lock that it is annotated with by itself. */
  @Override
  @SuppressWarnings("GuardedBy")
  public void onSuccess(String command, QueryExecution execution, long nanos) {
    var found = execution.observedMetrics().get(name);
    if (found.isDefined() && found.get().length() > 0) {
      counts.complete(found.get());
    }
  }

  @Override
  public void onFailure(String command, QueryExecution execution, Exception failure) {
    // The write itself fails, and says why.
  }

  /** The counts; empty where none have come after a while. */
  Optional<Row> get() {
    try {
      return Optional.of(counts.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The run was interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }
}
