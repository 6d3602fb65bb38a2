package dev.stagecoach.jobs.simulate;

import dev.stagecoach.jobs.simulate.chance.Effects;
import dev.stagecoach.jobs.simulate.chance.Effects.Trial;
import dev.stagecoach.jobs.simulate.chance.FunnelLaw;
import dev.stagecoach.jobs.simulate.company.BusinessClock;
import dev.stagecoach.jobs.simulate.company.Company;
import dev.stagecoach.jobs.simulate.company.Team;
import dev.stagecoach.jobs.simulate.reference.SourceIds;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is different about some people, with their ids; only what is on. */
final class PlantedEffects {
  private final Company company;
  private final Effects effects;

  PlantedEffects(Company company) {
    this.company = company;
    this.effects = company.options().parameters().effects();
  }

  Map<String, Object> truth() {
    Map<String, Object> truth = new LinkedHashMap<>();
    if (effects.busyRep() > 0) {
      truth.put("many_calls_few_meetings", SourceIds.rep(company.rep(effects.busyRep())));
    }
    if (effects.fallingTeam() > 0) {
      truth.put("falling_team", fall(company.teams().get(effects.fallingTeam() - 1)));
    }
    if (effects.trial().isOn()) {
      truth.put("experiment", trial());
    }
    return truth;
  }

  private Map<String, Object> fall(Team team) {
    Effects.Fall fall = effects.fall();
    long from = company.calendar().instant(fall.fromShare());
    return Map.of(
        "team", team.id(),
        "stage_number", fall.stage() + 1,
        "from", LocalDate.ofEpochDay(BusinessClock.day(from)).toString(),
        "odds_factor", fall.odds(),
        "conversions_before", FunnelLaw.conversions(team.lawAt(0).reach()),
        "conversions_then", FunnelLaw.conversions(team.lawAt(1).reach()));
  }

  private Map<String, Object> trial() {
    Trial trial = effects.trial();
    LocalDate until = company.options().until();
    return Map.of(
        "from", trial.from(until).toString(),
        "to", trial.to(until).toString(),
        "odds_factor", trial.odds(),
        "treated", reps(true),
        "control", reps(false));
  }

  private List<String> reps(boolean isTreated) {
    return company.reps().stream()
        .filter(rep -> Trial.isTreated(rep.number(), company.options().teams()) == isTreated)
        .filter(rep -> rep.hired() < company.options().untilDay())
        .map(SourceIds::rep)
        .toList();
  }
}
