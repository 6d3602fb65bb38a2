package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.cli.bi.TableauSource;
import dev.stagecoach.jobs.cli.export.ExportedTable;
import dev.stagecoach.jobs.cli.export.FileExport;
import dev.stagecoach.jobs.cli.export.FileFormat;
import dev.stagecoach.jobs.cli.export.HyperFormat;
import dev.stagecoach.jobs.cli.export.ParquetFormat;
import dev.stagecoach.jobs.cli.export.PostgresExport;
import dev.stagecoach.jobs.cli.export.PostgresTarget;
import dev.stagecoach.jobs.cli.screen.StatusLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the published marts to where tools read them that know no Delta. */
@Command(
    name = "export",
    description = {
      "Copy the published marts into PostgreSQL, or into files: Parquet, CSV, or extracts of Tableau"
          + " (hyper).",
      "Readers of a copy see the old one or the new one, never half of it."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SuiteOptions suite;

  @Parameters(
      arity = "0..*",
      paramLabel = "TABLE",
      description = "Tables to copy (default: all marts).")
  private List<String> names = List.of();

  @Option(names = "--to", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
  private ExportKind kind;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder of the files (default: export/<format>); what an export made is replaced.")
  private @Nullable Path folder;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "jdbc:postgresql://host:port/database; user from --user or PGUSER, password from"
              + " PGPASSWORD.")
  private @Nullable String url;

  @Option(names = "--user", paramLabel = "NAME", description = "User of the database.")
  private @Nullable String user;

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      defaultValue = "mart",
      description = "Schema of the tables (default: ${DEFAULT-VALUE}).")
  private String schema;

  @Override
  public Integer call() {
    Optional<PostgresTarget> target = target();
    PrintWriter out = command.commandLine().getOut();
    long start = System.nanoTime();
    FileFormat format = format(suite.config());
    OpenWarehouse warehouse = OpenWarehouse.toRead(suite, command.commandLine().getErr());
    PublishedMarts marts = PublishedMarts.newest(warehouse);
    List<ExportedTable> tables = tables(warehouse, marts);
    String where = copy(target, format, tables, marts.description());
    out.println(
        String.format(
            Locale.ROOT,
            "Copied %d tables of %s to %s (%.0f s).",
            tables.size(),
            marts.description(),
            where,
            (System.nanoTime() - start) / 1e9));
    out.flush();
    return ExitCode.DONE.status();
  }

  private FileFormat format(SuiteConfig config) {
    return switch (kind) {
      case CSV -> new CsvFormat();
      case HYPER -> new HyperFormat(table -> new TableauSource(table.contract(), config).text());
      case PARQUET, POSTGRES -> new ParquetFormat();
    };
  }

  private String copy(
      Optional<PostgresTarget> target,
      FileFormat format,
      List<ExportedTable> tables,
      String description) {
    try (StatusLine line = StatusLine.ticking(command.commandLine().getErr())) {
      line.say("copying %d tables".formatted(tables.size()));
      if (target.isPresent()) {
        new PostgresExport(target.orElseThrow()).copy(tables, description);
        return target.orElseThrow().toString();
      }
      Path into = folder == null ? Path.of("export", kind.toString()) : folder;
      new FileExport(into, format).copy(tables, description);
      return into.toString();
    }
  }

  private List<ExportedTable> tables(OpenWarehouse warehouse, PublishedMarts marts) {
    List<TableName> wanted =
        names.stream().map(name -> KnownTables.named(warehouse.graph(), name)).toList();
    return (wanted.isEmpty() ? marts.tables(Layer.MART) : wanted)
        .stream()
            .map(
                name ->
                    new ExportedTable(warehouse.graph().table(name).contract(), marts.rows(name)))
            .toList();
  }

  private Optional<PostgresTarget> target() {
    if (kind != ExportKind.POSTGRES) {
      return Optional.empty();
    }
    if (url == null) {
      throw new ParameterException(
          command.commandLine(),
          "--to postgres needs --url, such as jdbc:postgresql://localhost:5432/sales.");
    }
    return Optional.of(
        new PostgresTarget(
            url,
            Optional.ofNullable(user).or(() -> environment("PGUSER")),
            environment("PGPASSWORD"),
            schema));
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
  }

  /** Where a copy goes. */
  enum ExportKind {
    POSTGRES,
    PARQUET,
    CSV,
    HYPER;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
