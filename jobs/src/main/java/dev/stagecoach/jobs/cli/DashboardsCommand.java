package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.jobs.cli.bi.BundleFile;
import dev.stagecoach.jobs.cli.bi.SupersetBundle;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes dashboards for Superset. */
@Command(
    name = "dashboards",
    description = {
      "Write the dashboards Funnel, Team performance and KPIs, and Pipeline for Apache Superset.",
      "'superset import-directory -o FOLDER' brings them in with their data sets and metrics, and"
          + " renews those of an earlier version; 'superset import-dashboards -p ZIP -u ADMIN'"
          + " brings them in once."
    },
    mixinStandardHelpOptions = true)
final class DashboardsCommand implements Callable<Integer> {
  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]*");

  @Spec private CommandSpec command;
  @Mixin private SuiteOptions suite;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "postgresql+psycopg2://superset@localhost:5432/sales",
      description =
          "Where Superset finds the marts, as SQLAlchemy writes it (default: ${DEFAULT-VALUE});"
              + " set a password in Superset.")
  private String url;

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      defaultValue = "mart",
      description = "Schema of the marts (default: ${DEFAULT-VALUE}).")
  private String schema;

  @Option(
      names = "--out",
      paramLabel = "FOLDER|ZIP",
      defaultValue = "dashboards",
      description = "What to write (default: ${DEFAULT-VALUE}).")
  private Path file;

  @Override
  public Integer call() {
    if (!SCHEMA.matcher(schema).matches()) {
      throw new ParameterException(
          command.commandLine(),
          "--schema %s: write it in small letters, digits and _.".formatted(schema));
    }
    Map<String, String> files =
        new SupersetBundle(suite.config(), SuiteTables.load(), url, schema).files();
    write(files);
    PrintWriter out = command.commandLine().getOut();
    out.println(
        file.toString().endsWith(".zip")
            ? "Wrote %s; 'superset import-dashboards -p %s -u ADMIN' brings it in."
                .formatted(file, file)
            : "Wrote %s; 'superset import-directory -o %s' brings it in and renews what is there."
                .formatted(file, file));
    out.flush();
    return ExitCode.DONE.status();
  }

  private void write(Map<String, String> files) {
    try {
      if (file.toString().endsWith(".zip")) {
        BundleFile.write(files, file);
      } else {
        for (Map.Entry<String, String> entry : files.entrySet()) {
          // Superset reads a folder without the one that all files of an archive are in.
          Path inside = file.resolve(entry.getKey().substring(entry.getKey().indexOf('/') + 1));
          Files.createDirectories(inside.getParent());
          Files.writeString(inside, entry.getValue());
        }
      }
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "%s cannot be written: %s; name another with --out.".formatted(file, e),
          e);
    }
  }
}
