package dev.stagecoach.jobs.ingest;

import java.util.Map;
import java.util.Objects;

/**
 * Two kinds of file are named like opportunity history: full rows from Fivetran's history mode, and
 * the OpportunityHistory of a Salesforce export. Their columns tell which one it is.
 */
final class HistoryShape {
  private static final String HISTORY_MODE = "opportunity_history";
  private static final String EXPORT = "opportunity_stage_history";

  private HistoryShape() {}

  /** The file under the object that its columns belong to. */
  static LandingFile told(LandingFile file, Map<String, LandingObject> objects) {
    if (!file.object().label().equals(HISTORY_MODE)
        || !objects.containsKey(EXPORT)
        || file.kind() == FileKind.PARQUET) {
      return file;
    }
    Header header = Headers.peek(file);
    boolean isExport =
        header.names().contains("opportunity_id") && !header.names().contains("_fivetran_start");
    return isExport ? file.of(Objects.requireNonNull(objects.get(EXPORT))) : file;
  }
}
