package dev.stagecoach.common.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the rows of a mapped source can become; the columns are those of the staging entity without
 * {@code source}, by the same names.
 */
public enum MappedEntity {
  /** The current record of a deal. */
  DEAL(
      "deal_id! string",
      "name string",
      "account_id string",
      "owner_id string",
      "pipeline_id string",
      "stage_id! string",
      "amount decimal(24,6)",
      "currency string",
      "expected_close_on date",
      "close_field_on date",
      "forecast_category string",
      "product string",
      "lead_source string",
      "deal_type string",
      "created_at timestamp",
      "modified_at timestamp",
      "is_won boolean",
      "is_closed boolean",
      "is_deleted boolean",
      "deleted_at timestamp",
      "merged_into_deal_id string",
      "attributes map<string,string>"),
  /** A stage reached at a date that the deal's own row names. */
  DEAL_MILESTONE(
      "deal_id! string",
      "pipeline_id string",
      "owner_id string",
      "amount decimal(24,6)",
      "currency string",
      "expected_close_on date",
      "forecast_category string"),
  /** An event log: a deal moved into a stage. */
  DEAL_EVENT(
      "deal_id! string",
      "occurred_at! timestamp",
      "sequence bigint",
      "row_key string",
      "pipeline_id string",
      "stage_id! string",
      "owner_id string",
      "amount decimal(24,6)",
      "currency string",
      "expected_close_on date",
      "forecast_category string"),
  /** Full-row history: the whole state of a deal from an instant on. */
  DEAL_HISTORY(
      "deal_id! string",
      "valid_from! timestamp",
      "sequence bigint",
      "row_key string",
      "pipeline_id string",
      "stage_id! string",
      "owner_id string",
      "amount decimal(24,6)",
      "currency string",
      "expected_close_on date",
      "forecast_category string",
      "is_deleted boolean"),
  REP(
      "rep_id! string",
      "name string",
      "email string",
      "manager_id string",
      "team_id string",
      "is_active boolean",
      "title string"),
  TEAM(
      "team_id! string",
      "name string",
      "parent_team_id string",
      "valid_from date",
      "valid_to date"),
  TEAM_MEMBERSHIP(
      "rep_id! string", "team_id! string", "valid_from date", "valid_to date", "role string"),
  ACCOUNT(
      "account_id! string",
      "name string",
      "industry string",
      "country string",
      "employees bigint",
      "annual_revenue decimal(24,6)",
      "owner_id string",
      "technologies array<string>",
      "search_ad_spend decimal(24,6)",
      "open_jobs array<string>",
      "created_at timestamp",
      "is_deleted boolean",
      "attributes map<string,string>"),
  CONTACT(
      "contact_id! string",
      "account_id string",
      "name string",
      "email string",
      "title string",
      "role_since date",
      "created_at timestamp"),
  ACTIVITY(
      "activity_id! string",
      "kind! string",
      "direction string",
      "occurred_at! timestamp",
      "owner_id string",
      "duration_seconds bigint",
      "outcome string",
      "is_completed boolean",
      "account_id string"),
  ACTIVITY_DEAL("activity_id! string", "deal_id! string"),
  PROSPECT(
      "prospect_id! string",
      "created_at timestamp",
      "converted_at timestamp",
      "converted_deal_id string",
      "owner_id string",
      "industry string",
      "employees bigint",
      "account_id string",
      "title string",
      "role_since date",
      "technologies array<string>",
      "search_ad_spend decimal(24,6)",
      "open_jobs array<string>"),
  QUOTA(
      "rep_id string",
      "team_id string",
      "metric! string",
      "period_start! date",
      "period_end! date",
      "value! decimal(24,6)",
      "currency string",
      "ramp decimal(10,6)"),
  CONTRACT(
      "contract_id! string",
      "account_id! string",
      "deal_id string",
      "value! decimal(24,6)",
      "currency string",
      "starts_on! date",
      "ends_on! date",
      "status string"),
  EXCHANGE_RATE("currency! string", "rate_on! date", "rate! decimal(24,12)"),
  FULFILMENT_COST("deal_id! string", "cost! decimal(24,6)", "currency string", "cost_on date");

  private final List<EntityColumn> columns;

  MappedEntity(String... columns) {
    this.columns = Arrays.stream(columns).map(EntityColumn::parse).toList();
  }

  /** The columns in the order of the staging entity. */
  public List<EntityColumn> columns() {
    return columns;
  }

  /** The column of a name. */
  public Optional<EntityColumn> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** The word of the configuration and of staging tables, e.g. {@code deal_event}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A column of an entity.
   *
   * @param type Spark's DDL type, to which the expression's value is cast
   * @param isRequired whether a map must have it
   */
  public record EntityColumn(String name, String type, boolean isRequired) {
    private static EntityColumn parse(String declaration) {
      int space = declaration.indexOf(' ');
      String name = declaration.substring(0, space);
      boolean isRequired = name.endsWith("!");
      return new EntityColumn(
          isRequired ? name.substring(0, name.length() - 1) : name,
          declaration.substring(space + 1),
          isRequired);
    }
  }
}
