package dev.stagecoach.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.config.Origin;
import dev.stagecoach.common.config.Privacy;
import dev.stagecoach.common.spark.TestSession;
import dev.stagecoach.common.table.ContractReader;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final Origin ORIGIN = new Origin("test.conf", 1);
  private static final Privacy PSEUDONYMS =
      new Privacy(ORIGIN, Privacy.Names.PSEUDONYMS, Optional.of("Jefe"));

  /** RFC 4231, test case 2: HMAC-SHA-256 of this text by the key "Jefe" begins 5bdcc146bf60. */
  @Test
  void aPseudonymIsTheKeyedHashOfTheName() {
    assertThat(new Pseudonyms("Jefe").of("what do ya want for nothing?"))
        .isEqualTo("person-5bdcc146bf60");
  }

  @Test
  void oneAddressIsOnePersonHoweverItIsWritten() {
    Pseudonyms pseudonyms = new Pseudonyms("k");

    assertThat(pseudonyms.of(" Ana@Example.org ")).isEqualTo(pseudonyms.of("ana@example.org"));
    assertThat(pseudonyms.of("ana@example.org"))
        .isNotEqualTo(new Pseudonyms("other").of("ana@example.org"));
  }

  @Test
  void whatIsNobodysNameStays() {
    assertThat(new Pseudonyms("k").of("(unassigned)")).isEqualTo("(unassigned)");
    assertThat(new Pseudonyms("k").of(null)).isNull();
  }

  @Test
  void aMartTellsNoNamesAndOtherLayersAndColumnsAreAsTheyWere() {
    assertThat(shown("mart.rep", PSEUDONYMS)).isEqualTo("[r1,person-%s]".formatted(hash("Ana")));
    assertThat(shown("core.rep", PSEUDONYMS)).isEqualTo("[r1,Ana]");
    assertThat(shown("mart.rep", new Privacy(ORIGIN, Privacy.Names.SHOWN, Optional.empty())))
        .isEqualTo("[r1,Ana]");
  }

  @Test
  void theKeyIsNeverTold() {
    assertThat(PSEUDONYMS.toString()).doesNotContain("Jefe").startsWith("Privacy[names=PSEUDONYMS");
    assertThat(PSEUDONYMS.toString())
        .isNotEqualTo(
            new Privacy(ORIGIN, Privacy.Names.PSEUDONYMS, Optional.of("Chef")).toString());
  }

  @Test
  void whereItIsSaidChangesNoRow() {
    Privacy elsewhere =
        new Privacy(new Origin("other.conf", 9), Privacy.Names.PSEUDONYMS, PSEUDONYMS.key());

    assertThat(elsewhere).hasToString(PSEUDONYMS.toString());
  }

  private static String hash(String name) {
    return String.valueOf(new Pseudonyms("Jefe").of(name)).substring("person-".length());
  }

  private static String shown(String table, Privacy privacy) {
    TableContract contract =
        ContractReader.read(
            TableName.of(table),
            """
            description = "Reps."
            grain = [rep_id]
            write = replace
            columns = [
              { name = rep_id, type = string, description = "Id." }
              { name = rep_name, type = string, description = "Name.", personal = true }
            ]
            """);
    Dataset<Row> rows = TestSession.fresh().sql("select 'r1' as rep_id, 'Ana' as rep_name");
    List<Row> found = Pseudonyms.in(contract, rows, privacy).collectAsList();
    return found.get(0).toString();
  }
}
