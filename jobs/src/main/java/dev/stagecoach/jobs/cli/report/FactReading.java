package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.config.NearestNames;
import dev.stagecoach.common.job.BundledText;
import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.jobs.cli.report.Facts.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks the marts for all that a report shows: one question a mart, of few rows each. */
final class FactReading {
  private static final String MOVEMENTS = "mart.pipeline_movement";

  private final Marts marts;
  private final ReportRequest request;

  FactReading(Marts marts, ReportRequest request) {
    this.marts = marts;
    this.request = request;
  }

  /**
   * Reads everything.
   *
   * @throws StagecoachException where the team or the first year is none
   */
  Facts facts() {
    Periods periods = periods();
    Members members = members(rows("/report/team.sql", Map.of(), Member::of));
    Map<String, Object> parameters = parameters(members.subject(), periods);
    return new Facts(
        new Identity(
            request.business().name(),
            request.business().reportingCurrency(),
            request.funnel().label(),
            request.asOf(),
            request.publication()),
        periods,
        members,
        new KpiBook(rows("/report/kpi.sql", parameters, Kpi::of)),
        rows("/report/metric.sql", Map.of(), Metric::of).stream()
            .collect(Collectors.toMap(Metric::name, Function.identity())),
        rows("/report/funnel.sql", parameters, Conversion::of),
        rows("/report/stay.sql", parameters, Stay::of),
        rows("/report/stage.sql", Map.of(), Function.identity()).stream()
            .collect(Collectors.toMap(row -> row.text("stage"), row -> row.text("label"))),
        marts.holds(MOVEMENTS)
            ? Optional.of(rows("/report/movement.sql", parameters, Movement::of))
            : Optional.empty(),
        new Quality(
            rows("/screens/broken_checks.sql", Map.of(), Quality.BrokenCheck::of),
            rows("/screens/loads.sql", Map.of(), Quality.Load::of)));
  }

  private Periods periods() {
    try {
      return request.periods();
    } catch (IllegalArgumentException e) {
      throw new StagecoachException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private Members members(List<Member> teams) {
    return Members.of(
        request
            .team()
            .map(wanted -> team(wanted, teams))
            .orElseGet(() -> Member.company(request.business().name())),
        teams);
  }

  private static Member team(String wanted, List<Member> teams) {
    List<Member> found =
        teams.stream().filter(team -> team.id().equals(wanted) || isNamed(team, wanted)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    List<String> names = teams.stream().map(Member::name).distinct().toList();
    throw new StagecoachException(
        ExitCode.USAGE,
        found.isEmpty()
            ? "There is no team '%s'; %s".formatted(wanted, NearestNames.remedy(wanted, names))
            : "Several teams are called '%s'; name one by its id: %s."
                .formatted(
                    wanted, found.stream().map(Member::id).collect(Collectors.joining(", "))));
  }

  private static boolean isNamed(Member team, String wanted) {
    return team.name().equalsIgnoreCase(wanted);
  }

  private Map<String, Object> parameters(Member subject, Periods periods) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("year_grain", periods.main().grain().label());
    parameters.put("quarter_grain", periods.quarters().get(0).grain().label());
    parameters.put("from_on", periods.firstDay());
    parameters.put("main_on", periods.main().start());
    parameters.put("level", subject.isCompany() ? "company" : "team");
    parameters.put("member_id", subject.id());
    parameters.put("funnel", request.funnel().name());
    parameters.put("metrics", Report.METRICS.toArray(new String[0]));
    return parameters;
  }

  private <T> List<T> rows(
      String question, Map<String, Object> parameters, Function<Fields, T> reading) {
    return marts.ask(BundledText.of(question), parameters).stream()
        .map(Fields::new)
        .map(reading)
        .toList();
  }
}
