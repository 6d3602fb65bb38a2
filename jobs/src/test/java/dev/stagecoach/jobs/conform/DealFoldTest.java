package dev.stagecoach.jobs.conform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.jobs.conform.Observation.Field;
import dev.stagecoach.jobs.conform.Observation.Told;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DealFoldTest {

  @Test
  void aFieldKeepsItsValueUntilAChangeSpeaksOfIt() {
    assertThat(
            states(
                change(1, Map.of(Field.STAGE, "new", Field.OWNER, "ann")),
                change(5, Map.of(Field.STAGE, "offer"))))
        .containsExactly("1: new ann -", "5: offer ann -");
  }

  @Test
  void aChangeThatChangesNothingStartsNoState() {
    assertThat(
            states(
                change(1, Map.of(Field.STAGE, "new")),
                change(5, Map.of(Field.STAGE, "new")),
                change(9, Map.of(Field.STAGE, "offer"))))
        .containsExactly("1: new - -", "9: offer - -");
  }

  @Test
  void theRecordTellsFromTheStartWhatNoHistorySpeaksOf() {
    assertThat(
            states(
                change(1, Map.of(Field.STAGE, "new")),
                record(9, Map.of(Field.STAGE, "new", Field.OWNER, "ann"))))
        .containsExactly("1: new ann -");
  }

  @Test
  void aHistoryThatIsNotKnownYetStillSaysThatTheFieldHasOne() {
    assertThat(
            states(
                change(1, Map.of(Field.STAGE, "new")),
                unknown(7, Map.of(Field.OWNER, "bob")),
                record(2, Map.of(Field.STAGE, "new", Field.OWNER, "bob"))))
        .containsExactly("1: new - -", "2: new bob - (record)");
  }

  @Test
  void aRecordThatDisagreesCorrectsWhereItWasModified() {
    assertThat(states(change(1, Map.of(Field.STAGE, "new")), record(9, Map.of(Field.STAGE, "won"))))
        .containsExactly("1: new - -", "9: won - - (record)");
  }

  @Test
  void aRecordOlderThanTheHistoryCorrectsNothing() {
    assertThat(
            states(change(5, Map.of(Field.STAGE, "offer")), record(3, Map.of(Field.STAGE, "new"))))
        .containsExactly("5: offer - -");
  }

  @Test
  void anOldRecordOfADeletedDealEndsItAtTheNewestChange() {
    assertThat(
            states(
                change(5, Map.of(Field.STAGE, "offer")),
                record(3, Map.of(Field.STAGE, "offer", Field.DELETED, true))))
        .containsExactly("5: offer - -", "5: offer - - (record) deleted");
  }

  @Test
  void theOwnerOfAnInstantIsTheOneToldLast() {
    assertThat(
            states(
                change(1, Map.of(Field.STAGE, "new", Field.OWNER, "ann")),
                change(1, Map.of(Field.STAGE, "offer", Field.OWNER, "bob", Field.AMOUNT, 7))))
        .containsExactly("1: new bob 7", "1: offer bob 7");
  }

  @Test
  void whatIsToldBeforeTheFirstStageIsOfThatStage() {
    assertThat(states(change(1, Map.of(Field.OWNER, "ann")), change(2, Map.of(Field.STAGE, "new"))))
        .containsExactly("1: new ann -");
  }

  @Test
  void aFieldCanBeSaidToBeEmpty() {
    Observation emptied = change(2, Map.of());
    emptied.told()[Field.OWNER.ordinal()] = new Told(null);

    assertThat(states(change(1, Map.of(Field.STAGE, "new", Field.OWNER, "ann")), emptied))
        .containsExactly("1: new ann -", "2: new - -");
  }

  private static List<String> states(Observation... observations) {
    return DealFold.states(List.of(observations)).stream().map(DealFoldTest::shown).toList();
  }

  private static String shown(DealFold.State state) {
    return "%d: %s %s %s%s%s"
        .formatted(
            state.validFrom(),
            orDash(state.of(Field.STAGE)),
            orDash(state.of(Field.OWNER)),
            orDash(state.of(Field.AMOUNT)),
            state.isRecord() ? " (record)" : "",
            Boolean.TRUE.equals(state.of(Field.DELETED)) ? " deleted" : "");
  }

  private static Object orDash(@Nullable Object value) {
    return value == null ? "-" : value;
  }

  private static Observation change(long at, Map<Field, Object> told) {
    return new Observation(false, true, true, at, null, told(told));
  }

  private static Observation unknown(long at, Map<Field, Object> told) {
    return new Observation(false, false, true, at, null, told(told));
  }

  private static Observation record(long at, Map<Field, Object> told) {
    return new Observation(true, true, true, at, 0L, told(told));
  }

  private static @Nullable Told[] told(Map<Field, Object> values) {
    @Nullable Told[] told = new Told[Field.values().length];
    values.forEach((field, value) -> told[field.ordinal()] = new Told(value));
    return told;
  }
}
