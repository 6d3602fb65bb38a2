package dev.stagecoach.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.jobs.tables.SuiteTables;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final TableContract DEALS =
      SuiteTables.load().table(TableName.of("raw.hubspot_deal")).contract();
  private static final List<String> NAMES = List.of("deal_id", "property_dealname", "owner_id");

  @Test
  void neitherTheOrderOfColumnsNorAnEmptyNewOneMakesAnotherRow() {
    List<Long> known = content("crm", NAMES, "7", "Nordlicht Ölmühle", "12");

    assertThat(
            content(
                "crm",
                List.of("owner_id", "new_column", "deal_id", "property_dealname"),
                "12",
                null,
                "7",
                "Nordlicht Ölmühle"))
        .isEqualTo(known);
  }

  @Test
  void theSameTextInAnotherColumnMakesAnotherRow() {
    assertThat(content("crm", NAMES, "7", "12", null))
        .isNotEqualTo(content("crm", NAMES, "7", null, "12"));
  }

  @Test
  void whereOneValueEndsAndTheNextBeginsMatters() {
    assertThat(content("crm", NAMES, "7", "ab", "c"))
        .isNotEqualTo(content("crm", NAMES, "7", "a", "bc"));
  }

  @Test
  void rowsOfAnotherSourceAreOthers() {
    assertThat(content("crm", NAMES, "7", "a", "b"))
        .isNotEqualTo(content("other", NAMES, "7", "a", "b"));
  }

  @Test
  void theKeyStaysThatOfTheRowWhateverElseItSays() {
    assertThat(print("crm", NAMES, "7", "before", "1").key())
        .isEqualTo(print("crm", NAMES, "7", "after", "2").key())
        .isNotEqualTo(print("crm", NAMES, "8", "after", "2").key());
  }

  @Test
  void aValueLongerThanTheRoomKeptForItCountsToItsEnd() {
    String text = "x".repeat(10_000);

    assertThat(content("crm", NAMES, "7", text + "a", "1"))
        .isNotEqualTo(content("crm", NAMES, "7", text + "b", "1"));
  }

  /** By chance alone, two of 64 bits would be equal once in four thousand million such tests. */
  @Test
  void aHundredThousandRowsOfOneKeyAllDiffer() {
    Fingerprint fingerprint = new Fingerprint(RowRules.of("crm", DEALS, NAMES));
    Set<Long> high = new HashSet<>();
    Set<Long> low = new HashSet<>();
    for (int row = 0; row < 100_000; row++) {
      Fingerprint print = fingerprint.of(new String[] {"7", "deal " + row, "1"});
      high.add(print.high());
      low.add(print.low());
    }

    assertThat(List.of(high.size(), low.size())).containsExactly(100_000, 100_000);
  }

  private static List<Long> content(String source, List<String> names, @Nullable String... values) {
    Fingerprint print = print(source, names, values);
    return List.of(print.high(), print.low());
  }

  private static Fingerprint print(String source, List<String> names, @Nullable String... values) {
    return new Fingerprint(RowRules.of(source, DEALS, names)).of(values);
  }
}
