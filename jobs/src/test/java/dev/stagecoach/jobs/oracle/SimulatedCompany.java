package dev.stagecoach.jobs.oracle;

import dev.stagecoach.jobs.simulate.Simulation;
import dev.stagecoach.jobs.simulate.chance.Parameters;
import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import java.nio.file.Path;
import java.time.LocalDate;

/** A small simulated company in a folder: its files, its configuration and the truth about it. */
record SimulatedCompany(Path folder) {
  static final String UNTIL = "2025-01-01";

  static SimulatedCompany in(Path folder, int deals, long seed, int nights) {
    int teams = 6;
    SimulationOptions options =
        new SimulationOptions(
            deals,
            seed,
            2,
            LocalDate.parse(UNTIL),
            teams,
            SimulationOptions.usualReps(deals, teams),
            nights,
            0.02,
            Parameters.defaults());
    new Simulation(options, 2).write(folder, done -> {});
    return new SimulatedCompany(folder);
  }

  Path configuration() {
    return folder.resolve("stagecoach.conf");
  }

  Path truth() {
    return folder.resolve("truth.json");
  }

  /** An oracle that has read the company's files and computed everything. */
  Oracle oracle(OracleSettings settings) {
    return Oracle.open(settings)
        .execute("set variable folder = '" + folder + "'")
        .script("simulated_stages")
        .script("salesforce")
        .script("hubspot")
        .script("reference")
        .execute(
            """
            insert into segment_rule
            select 'financial', account from account where industry in ('Finance', 'Banking');
            insert into segment_rule
            select 'more_than_10_employees', account from account where employees > 10;
            """)
        .compute();
  }
}
