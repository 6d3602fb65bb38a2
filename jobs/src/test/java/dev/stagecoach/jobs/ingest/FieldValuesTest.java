package dev.stagecoach.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.table.TableName;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldValuesTest {
  private static final FieldValues PROPERTIES =
      FieldValues.of(
          TableName.of("raw.hubspot_deal_property_history"), List.of("deal_id", "name", "value"));
  private static final FieldValues FIELDS =
      FieldValues.of(
          TableName.of("raw.salesforce_opportunity_field_history"),
          List.of("old_value", "new_value", "field"));

  @ParameterizedTest
  @CsvSource({
    "amount, 12.50",
    "amount,",
    "closedate, 2024-03-31",
    "closedate, 1711843200000",
    "closedate, 2024-03-31T10:00:00Z",
    "dealstage, anything",
    "note, ten"
  })
  void aPropertyWhoseValueHasItsTypeIsFine(String name, String value) {
    assertThat(PROPERTIES.judge(new String[] {"1", name, value})).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "amount, '1.234,56', unreadable-number",
    "amount, ten, unreadable-number",
    "closedate, 31.03.2024, unreadable-timestamp"
  })
  void aPropertyWhoseValueCannotBeReadIsSetAsideAndNotEmptied(
      String name, String value, String code) {
    Rejection rejection = PROPERTIES.judge(new String[] {"1", name, value});

    assertThat(rejection)
        .extracting(r -> r.reason().code(), Rejection::detail)
        .containsExactly(code, "The value of %s cannot be read: '%s'".formatted(name, value));
  }

  @ParameterizedTest
  @CsvSource({
    "Amount, 10, ten, unreadable-number",
    "CloseDate, soon, 2024-03-31, unreadable-date",
    "close_date, 2024-03-31, soon, unreadable-date"
  })
  void bothValuesOfAFieldMustBeReadable(String field, String before, String after, String code) {
    Rejection rejection = FIELDS.judge(new String[] {before, after, field});

    assertThat(rejection).extracting(r -> r.reason().code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"StageName, Old, New", "Amount, , 10", "CloseDate, 2024-01-31, "})
  void aFieldWhoseValuesHaveItsTypeIsFine(String field, String before, String after) {
    assertThat(FIELDS.judge(new String[] {before, after, field})).isNull();
  }
}
