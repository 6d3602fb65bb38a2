package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.job.Causes;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.sql.SqlFailures;
import dev.stagecoach.common.sql.Statements;
import dev.stagecoach.jobs.cli.screen.Format;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers a question about any table. Nothing can be changed by it. */
@Command(
    name = "query",
    description = "Ask any table, e.g. \"select * from mart.kpi where metric = 'win_rate'\".",
    mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {
  private static final int TABLE_ROWS = 1000;
  private static final Pattern SHOW_TABLES =
      Pattern.compile(
          "\\s*show\\s+tables(?:\\s+(?:in|from)\\s+(\\w+))?[\\s;]*", Pattern.CASE_INSENSITIVE);
  private static final Pattern SPARK_NOTES =
      Pattern.compile("^\\[[A-Z0-9_.]+]\\s*|\\s*SQLSTATE: \\w+(?:; line \\d+ pos \\d+)?;?\\s*$");

  /** Spark's advice to make all questions forgiving. */
  private static final Pattern OTHER_SETTINGS =
      Pattern.compile("\\.? If necessary set .*", Pattern.DOTALL);

  @Spec private CommandSpec command;
  @Mixin private SuiteOptions suite;

  @Parameters(arity = "0..1", paramLabel = "SQL", description = "One statement that reads.")
  private @Nullable String text;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Reads the statement from a file; - is the standard input.")
  private @Nullable Path file;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = "--as-of",
      paramLabel = "VERSION|DATE",
      description = "Reads what was published up to that publication, or for that date.")
  private @Nullable String asOf;

  @Override
  public Integer call() {
    String question = question();
    requireReading(question);
    PrintWriter out = command.commandLine().getOut();
    PrintWriter notes = command.commandLine().getErr();
    OpenWarehouse warehouse = OpenWarehouse.toRead(suite, notes);
    PublicationBound bound = PublicationBound.parse(asOf, warehouse.config().business().time());
    PublishedTables published = PublishedTables.read(warehouse, bound);
    Matcher tables = SHOW_TABLES.matcher(question);
    if (tables.matches()) {
      format.print(TableList.of(warehouse.graph(), published, tables.group(1)), out);
    } else {
      printAnswer(answer(warehouse, published, question), out, notes);
    }
    out.flush();
    return ExitCode.DONE.status();
  }

  private Dataset<Row> answer(OpenWarehouse warehouse, PublishedTables published, String question) {
    try {
      return new QuestionViews(warehouse, published).ask(question);
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        throw new StagecoachException(
            ExitCode.USAGE, MissingTables.remedy(warehouse, published, question, sentence(e)), e);
      }
      throw e;
    }
  }

  /** What the rows make impossible, such as a division by zero, is the question's mistake too. */
  private void printAnswer(Dataset<Row> answer, PrintWriter out, PrintWriter notes) {
    try {
      print(answer, out, notes);
    } catch (RuntimeException e) {
      throw dataException(e)
          .<RuntimeException>map(
              reason ->
                  new StagecoachException(
                      ExitCode.USAGE, "The question cannot be answered: %s.".formatted(reason), e))
          .orElse(e);
    }
  }

  /** The reason of a data exception, which is class 22 of the SQL standard's states. */
  private static Optional<String> dataException(Throwable failure) {
    return Causes.of(failure)
        .filter(SparkThrowable.class::isInstance)
        .filter(cause -> String.valueOf(((SparkThrowable) cause).getSqlState()).startsWith("22"))
        .map(cause -> OTHER_SETTINGS.matcher(SqlFailures.reason(cause)).replaceAll(""))
        .findFirst();
  }

  private void print(Dataset<Row> answer, PrintWriter out, PrintWriter notes) {
    if (format != Format.TABLE) {
      format.print(RowValues.listing(answer.schema(), answer::toLocalIterator), out);
      return;
    }
    List<Row> rows = answer.limit(TABLE_ROWS + 1).collectAsList();
    boolean isCut = rows.size() > TABLE_ROWS;
    format.print(
        RowValues.listing(answer.schema(), isCut ? rows.subList(0, TABLE_ROWS) : rows), out);
    if (isCut) {
      out.flush();
      notes.println(
          "These are the first %,d rows; --format csv or json prints all.".formatted(TABLE_ROWS));
    }
  }

  private String question() {
    if (text != null && file != null) {
      throw usage("Give the statement or --file, not both.");
    }
    if (text == null && file == null) {
      throw usage(
          "No question asked; write e.g. stagecoach query \"select * from mart.kpi limit 10\","
              + " and 'show tables' for what can be asked.");
    }
    return (text == null ? read(file) : text).strip().replaceAll(";+$", "");
  }

  private String read(@Nullable Path from) {
    try {
      return "-".equals(String.valueOf(from))
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(from);
    } catch (IOException e) {
      throw usage("The file %s cannot be read; name one that holds a statement.".formatted(from));
    }
  }

  private void requireReading(String question) {
    if (!Statements.onlyRead(question)) {
      throw usage(
          "query only reads: write one statement that begins with select, with, values, show,"
              + " describe or explain.");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  private static String sentence(Exception failure) {
    String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return SPARK_NOTES.matcher(first).replaceAll("").strip();
  }
}
