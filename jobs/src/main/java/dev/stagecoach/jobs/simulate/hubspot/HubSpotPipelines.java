package dev.stagecoach.jobs.simulate.hubspot;

import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.deal.Stage;
import dev.stagecoach.jobs.simulate.extract.CsvSink;
import dev.stagecoach.jobs.simulate.extract.CsvTable;
import dev.stagecoach.jobs.simulate.extract.Extract;
import java.util.List;

/** Writes {@code deal_pipeline} and {@code deal_pipeline_stage}, the retired stage included. */
public final class HubSpotPipelines {
  private static final List<String> PROBABILITIES =
      List.of("0.1", "0.2", "0.4", "0.6", "0.8", "1.0", "0.0");

  private final long foundedAt;
  private final long retiredAt;
  private final CsvTable pipelines;
  private final CsvTable stages;

  /** Opens the tables. */
  public HubSpotPipelines(SimulationOptions options, Extract extract) {
    this.foundedAt = BusinessClock.start(options.startDay());
    this.retiredAt = new Pipelines(options).retiredAt();
    this.pipelines =
        extract.table(
            "deal_pipeline",
            "pipeline_id,_fivetran_deleted,_fivetran_synced,active,display_order,label,"
                + "created_at,updated_at");
    this.stages =
        extract.table(
            "deal_pipeline_stage",
            "_fivetran_deleted,_fivetran_synced,active,closed_won,is_closed,display_order,"
                + "probability,stage_id,label,pipeline_id,created_at,updated_at");
  }

  /** Writes both tables. */
  public void write() {
    pipeline(Pipelines.DEFAULT, "Sales Pipeline", 0);
    pipeline(Pipelines.PARTNER, "Partner Pipeline", 1);
    for (int stage = 0; stage <= Stage.LOST; stage++) {
      stage(Pipelines.DEFAULT, Pipelines.DEFAULT_STAGES.get(stage), stage, true);
      stage(Pipelines.PARTNER, Pipelines.PARTNER_STAGES.get(stage), stage, true);
    }
    stage(Pipelines.PARTNER, Pipelines.RETIRED_STAGE, 2, false);
  }

  private void pipeline(String id, String label, int order) {
    CsvSink row = pipelines.delivery(0);
    row.text(id).flag(false).instant(foundedAt).flag(true).number(order).text(label);
    row.instant(foundedAt).instant(foundedAt).end();
  }

  private void stage(String pipeline, String id, int position, boolean isActive) {
    long updated = isActive ? foundedAt : retiredAt;
    CsvSink row = stages.delivery(0);
    row.flag(!isActive).instant(updated).flag(isActive).flag(position == Stage.WON);
    row.flag(Stage.isClosed(position)).number(position).text(PROBABILITIES.get(position));
    row.text(id).text(Pipelines.LABELS.get(position)).text(pipeline);
    row.instant(foundedAt).instant(updated).end();
  }
}
