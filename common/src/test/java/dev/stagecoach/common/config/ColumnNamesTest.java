package dev.stagecoach.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnNamesTest {
  @ParameterizedTest
  @CsvSource({
    "StageName, stage_name",
    "Id, id",
    "CreatedDate, created_date",
    "IsWon, is_won",
    "CRMId, crm_id",
    "Region__c, region_c",
    "_fivetran_synced, _fivetran_synced",
    "close_value, close_value",
    "Deal Value (EUR), deal_value_eur",
    "territory_2_id, territory_2_id",
    "Größe, größe"
  })
  void headersBecomeLowerSnakeCase(String header, String column) {
    assertThat(ColumnNames.lowerSnake(header)).isEqualTo(column);
  }
}
