package dev.stagecoach.jobs.oracle;

/** Hand-made deal histories for the oracle: stages a, b, c, won, lost; one rep; one team. */
final class Histories {
  private static final String STAGES =
      """
      insert into canonical values
      ('a', 1, 'open'), ('b', 2, 'open'), ('c', 3, 'open'), ('won', 90, 'won'), ('lost', 99, 'lost');
      insert into stage_map select 's', '', stage, stage from canonical;
      insert into funnel values ('f', 1, 'a', 90), ('f', 2, 'b', 90), ('f', 3, 'c', 90);
      insert into team values ('team', 'Team', 'region'), ('region', 'Region', null);
      insert into membership values ('s:rep', 'team', null, null);
      """;

  private final Oracle oracle;
  private int deals;

  Histories(OracleSettings settings) {
    oracle = Oracle.open(settings).execute(STAGES);
  }

  /** Adds a deal, e.g. {@code "2024-01-01 a, 2024-01-05 c, 2024-01-20 won"}. */
  Histories deal(String history) {
    deals++;
    String[] moves = history.split(", ", -1);
    String last = moves[moves.length - 1];
    oracle.execute(
        "insert into record values ('s:%d', 's', 's:account %d', '', '%s', 's:rep', 100, 'USD', null, null, '%s', '%s', null)"
            .formatted(deals, deals, stage(last), instant(moves[0]), instant(last)));
    for (int i = 0; i < moves.length; i++) {
      oracle.execute(
          "insert into event values ('s:%d', '%s', null, '%d', {'pipeline': '', 'stage_id': '%s'}, {'v': 's:rep'}, {'v': 100}, {'v': 'USD'}, {'v': null}, null)"
              .formatted(deals, instant(moves[i]), 9 - i, stage(moves[i])));
    }
    return this;
  }

  Histories deals(int count, String history) {
    for (int i = 0; i < count; i++) {
      deal(history);
    }
    return this;
  }

  Histories execute(String sql) {
    oracle.execute(sql);
    return this;
  }

  /** The oracle with everything computed. */
  Oracle computed() {
    return oracle.compute().script("conversion");
  }

  private static String stage(String move) {
    return move.substring(move.lastIndexOf(' ') + 1);
  }

  private static String instant(String move) {
    return move.substring(0, move.lastIndexOf(' '));
  }
}
