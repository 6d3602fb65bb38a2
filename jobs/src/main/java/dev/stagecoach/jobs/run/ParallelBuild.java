package dev.stagecoach.jobs.run;

import dev.stagecoach.common.table.Table;
import dev.stagecoach.common.table.TableGraph;
import dev.stagecoach.common.table.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Makes tables side by side, each as soon as its inputs are ready. After a failure nothing new is
 * begun, what runs is let finish, and the failure is thrown.
 */
final class ParallelBuild {
  private final TableGraph graph;
  private final int lanes;
  private final Progress progress;

  ParallelBuild(TableGraph graph, int lanes, Progress progress) {
    this.graph = graph;
    this.lanes = lanes;
    this.progress = progress;
  }

  /** Results in order of completion; {@code failed} is told of the step that broke. */
  List<StepResult> run(List<Table> tables, Function<Table, StepResult> build) throws StepBroke {
    ExecutorService threads = Executors.newFixedThreadPool(lanes);
    try {
      return run(tables, build, new ExecutorCompletionService<>(threads));
    } finally {
      threads.shutdown();
    }
  }

  private List<StepResult> run(
      List<Table> tables, Function<Table, StepResult> build, CompletionService<StepResult> lane)
      throws StepBroke {
    Map<TableName, Table> waiting = new LinkedHashMap<>();
    tables.forEach(table -> waiting.put(table.name(), table));
    Set<TableName> unfinished = new HashSet<>(waiting.keySet());
    Map<Future<StepResult>, TableName> running = new LinkedHashMap<>();
    List<StepResult> results = new ArrayList<>();
    while (!waiting.isEmpty() || !running.isEmpty()) {
      for (Table table : ready(waiting, unfinished, lanes - running.size())) {
        waiting.remove(table.name());
        progress.started(table.name().toString(), results.size(), tables.size());
        running.put(lane.submit(() -> build.apply(table)), table.name());
      }
      Future<StepResult> ended = next(lane);
      TableName name = running.remove(ended);
      results.add(result(ended, String.valueOf(name), results));
      unfinished.remove(name);
      progress.finished(results.get(results.size() - 1), results.size(), tables.size());
    }
    return results;
  }

  private List<Table> ready(Map<TableName, Table> waiting, Set<TableName> unfinished, int free) {
    return waiting.values().stream()
        .filter(table -> graph.storedInputs(table.name()).stream().noneMatch(unfinished::contains))
        .limit(free)
        .toList();
  }

  private static Future<StepResult> next(CompletionService<StepResult> lane) {
    try {
      return lane.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The run was interrupted", e);
    }
  }

  private StepResult result(Future<StepResult> ended, String step, List<StepResult> soFar)
      throws StepBroke {
    try {
      return ended.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The run was interrupted", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      progress.broke(step, Failures.sentence(cause));
      throw new StepBroke(step, cause, soFar);
    }
  }

  /** A step failed; the steps before it are done. */
  static final class StepBroke extends Exception {
    private static final long serialVersionUID = 1L;

    private final String step;
    private final transient List<StepResult> done;

    StepBroke(String step, Throwable cause, List<StepResult> done) {
      super(step, cause);
      this.step = step;
      this.done = List.copyOf(done);
    }

    String step() {
      return step;
    }

    List<StepResult> done() {
      return done;
    }
  }
}
