package dev.stagecoach.jobs.coach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.stats.FalseDiscovery;
import dev.stagecoach.jobs.coach.gap.Disproportion;
import dev.stagecoach.jobs.coach.gap.Effort;
import dev.stagecoach.jobs.coach.gap.GapAnalysis;
import dev.stagecoach.jobs.coach.gap.Member;
import dev.stagecoach.jobs.coach.trial.Comparison;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A company in which all reps and teams are alike but for what is planted: the analyses find just
 * that, and nothing in the same company without it.
 */
class PlantedEffectsTest {
  private static final List<String> STAGES =
      List.of("prospecting", "qualification", "solution_fit", "proposal", "negotiation");
  private static final String ALIKE = "team-spread = 0\nrep-skill-spread = 0\n";
  private static final String PLANTED =
      ALIKE + "effects { busy-rep = 5, falling-team = 2, trial.odds = 1.6 }\n";
  private static final double RATE = 0.05;
  private static final long SEED = 11;

  @TempDir Path folder;

  @Test
  void aTeamWhoseConversionFallsIsFoundAtItsStage() throws IOException {
    assertThat(alarms(work(PLANTED).northernTeams(0.75)))
        .containsExactly("team-02 conversion_proposal");
  }

  @Test
  void beforeItFallsNothingIsFound() throws IOException {
    assertThat(alarms(work(ALIKE).northernTeams(0.75))).isEmpty();
  }

  @Test
  void aRepWithManyCallsAndFewMeetingsIsFound() throws IOException {
    assertThat(disproportions(work(PLANTED).northernEfforts())).containsExactly("rep 5");
    assertThat(disproportions(work(ALIKE).northernEfforts())).isEmpty();
  }

  @Test
  void anExperimentWithATrueLiftIsFoundAndOneWithoutIsNot() throws IOException {
    SimulatedWork planted = work(PLANTED);
    SimulatedWork alike = work(ALIKE);

    Comparison found = Comparison.ofReps(planted.arm(true), planted.arm(false)).orElseThrow();
    Comparison none = Comparison.ofReps(alike.arm(true), alike.arm(false)).orElseThrow();

    assertThat(found.chance()).isLessThan(RATE);
    assertThat(found.difference().low()).isPositive();
    assertThat(none.chance()).isGreaterThan(RATE);
  }

  private SimulatedWork work(String parameters) throws IOException {
    Path file = Files.writeString(folder.resolve("parameters.conf"), parameters);
    return new SimulatedWork(Parameters.read(file), SEED);
  }

  private static List<String> alarms(List<Member> members) {
    return new GapAnalysis(STAGES)
        .gaps(members).stream()
            .filter(gap -> gap.isAlarm(RATE))
            .map(gap -> members.get(gap.member()).id() + " " + gap.factor())
            .toList();
  }

  private static List<String> disproportions(List<Effort> efforts) {
    List<Disproportion> all = Disproportion.among(efforts);
    double[] adjusted =
        FalseDiscovery.adjusted(all.stream().mapToDouble(Disproportion::chance).toArray());
    List<String> found = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      if (adjusted[i] <= RATE) {
        found.add(efforts.get(all.get(i).member()).id());
      }
    }
    return found;
  }
}
