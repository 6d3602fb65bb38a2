package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.time.Period;
import dev.stagecoach.jobs.cli.html.Html;
import dev.stagecoach.jobs.cli.html.Page;
import dev.stagecoach.jobs.cli.html.Section;
import dev.stagecoach.jobs.cli.html.Tag;
import java.util.List;
import java.util.Set;

/** The multi-year report as one HTML page. */
public final class Report {
  /** The metrics that the report reads, besides those that teams are judged by. */
  static final Set<String> METRICS =
      Set.of(
          "arr",
          "average_deal_size",
          "customers",
          "deals_lost",
          "deals_over_p90_cycle",
          "deals_won",
          "gross_revenue_retention",
          "logo_churn",
          "negative_cycle_deals",
          "net_revenue_retention",
          "open_deals",
          "open_pipeline",
          "pipeline_created",
          "quota_attainment",
          "revenue_generated",
          "sales_cycle_length",
          "same_day_deals",
          "win_rate",
          "zero_amount_deals");

  private Report() {}

  /**
   * The page's text.
   *
   * @throws StagecoachException where the request names a team or a year that is none
   */
  public static String of(Marts marts, ReportRequest request) {
    return of(new FactReading(marts, request).facts());
  }

  /** The page's text. */
  static String of(Facts facts) {
    List<Section> sections =
        List.of(
            new SummarySection(facts).section(),
            new HeadlineSection(facts).section(),
            new RevenueSection(facts).section(),
            new ChangeSection(facts).section(),
            new FunnelSection(facts).section(),
            new CohortSection(facts).section(),
            new TeamSection(facts).section(),
            new PipelineSection(facts).section(),
            new RetentionSection(facts).section(),
            new QualitySection(facts).section(),
            new DefinitionSection(facts, METRICS).section());
    return new Page(title(facts), header(facts), sections, footer(facts), true).document();
  }

  private static String title(Facts facts) {
    return "Sales report %s: %s".formatted(facts.periods().main().label(), facts.subject().name());
  }

  private static Html header(Facts facts) {
    List<Period> years = facts.periods().years();
    String of =
        facts.subject().isCompany()
            ? "The whole company"
            : "Team of " + facts.identity().business();
    return Html.of(
        Tag.of("p", "over").text("Sales report"),
        Tag.of("h1").around(Html.name(facts.subject().name())),
        Tag.of("p", "under")
            .text(
                "%s · %s to %s · everything known up to %s"
                    .formatted(
                        of,
                        years.get(0).label(),
                        years.get(years.size() - 1).label(),
                        facts.periods().lastKnown())));
  }

  private static Html footer(Facts facts) {
    return Tag.of("p")
        .text(
            "Made by Stagecoach from publication %d of the marts, as of %s. Every number is read from them; hover or open the table below a chart for the exact ones."
                .formatted(facts.identity().publication(), facts.identity().asOf()));
  }
}
