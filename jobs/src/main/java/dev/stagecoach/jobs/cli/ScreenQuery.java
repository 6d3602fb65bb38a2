package dev.stagecoach.jobs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** The questions that the program's own screens ask; each is a file below {@code screens}. */
enum ScreenQuery {
  /** What was set aside in one batch, by file and reason. */
  QUARANTINE,
  /** The newest runs. */
  RUNS,
  /** What was loaded from each source. */
  LOADS,
  /** What is set aside from each source, by reason. */
  SET_ASIDE,
  /** The checks that rows of the newest tables break. */
  BROKEN_CHECKS,
  /** Stages that no line of the stage map names. */
  UNMAPPED_STAGES,
  /** The funnel of the whole company over all years. */
  FUNNEL,
  /** The KPIs of the newest year by team. */
  KPIS;

  /** The statement. */
  String text() {
    String file = "/screens/" + name().toLowerCase(Locale.ROOT) + ".sql";
    try (InputStream in =
        Objects.requireNonNull(ScreenQuery.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
