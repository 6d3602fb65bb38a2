package dev.stagecoach.jobs.simulate.hubspot;

import dev.stagecoach.jobs.simulate.company.SimulationOptions;
import dev.stagecoach.jobs.simulate.deal.Deal;
import dev.stagecoach.jobs.simulate.deal.RowPlan;
import dev.stagecoach.jobs.simulate.deal.Version;
import dev.stagecoach.jobs.simulate.extract.CsvSink;
import dev.stagecoach.jobs.simulate.extract.CsvTable;
import dev.stagecoach.jobs.simulate.extract.Extract;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes {@code deal_property_history}: one row a property and change. The currency is recorded
 * where it is not the portal's own, the pipeline of deals that move, the forecast once it counts.
 */
final class PropertyHistory {
  private static final String COLUMNS =
      "deal_id,name,timestamp,value,source,source_id,_fivetran_synced";
  private static final String PORTAL_CURRENCY = "EUR";
  private static final int FIRST_FORECAST_STAGE = 3;
  private static final List<String> NEXT_STEPS =
      List.of("Call back", "Send \"final\" offer, v2", "Ask for\nthe budget", "Wait");

  private final SimulationOptions options;
  private final CsvTable history;

  PropertyHistory(SimulationOptions options, Extract extract) {
    this.options = options;
    this.history = extract.table("deal_property_history", COLUMNS);
  }

  private record Property(String name, Value value, Version version) {}

  private record Value(Type type, long number, String text) {
    static Value money(long hundredths) {
      return new Value(Type.MONEY, hundredths, "");
    }

    static Value number(long number) {
      return new Value(Type.NUMBER, number, "");
    }

    static Value instant(long millis) {
      return new Value(Type.INSTANT, millis, "");
    }

    static Value text(String text) {
      return new Value(Type.TEXT, 0, text);
    }

    void write(CsvSink row) {
      switch (type) {
        case MONEY -> row.money(number);
        case NUMBER -> row.number(number);
        case INSTANT -> row.instant(number);
        case TEXT -> row.text(text);
      }
    }
  }

  private enum Type {
    MONEY,
    NUMBER,
    INSTANT,
    TEXT
  }

  void write(Deal deal, RowPlan plan) {
    List<Property> properties = new ArrayList<>();
    Version first = deal.versions().get(0);
    first(deal, first, properties);
    for (int i = 1; i < deal.versions().size(); i++) {
      changed(deal.versions().get(i - 1), deal.versions().get(i), properties);
    }
    for (Property property : plan.ordered(properties)) {
      plan.write(property, property.version().knownAt(), (row, synced) -> row(deal, row, synced));
    }
  }

  private static void first(Deal deal, Version first, List<Property> properties) {
    if (first.hasAmount()) {
      properties.add(new Property("amount", Value.money(first.amount()), first));
    }
    properties.add(owner(first));
    properties.add(closeDate(first));
    if (!deal.account().currency().equals(PORTAL_CURRENCY)) {
      Value currency = Value.text(deal.account().currency());
      properties.add(new Property("deal_currency_code", currency, first));
    }
    if (first.isPartner() != deal.last().isPartner()) {
      properties.add(pipeline(first));
    }
  }

  private static void changed(Version before, Version now, List<Property> properties) {
    if (now.amount() != before.amount()) {
      properties.add(new Property("amount", Value.money(now.amount()), now));
    }
    if (now.owner() != before.owner()) {
      properties.add(owner(now));
    }
    if (now.closeDay() != before.closeDay()) {
      properties.add(closeDate(now));
    }
    if (now.isPartner() != before.isPartner()) {
      properties.add(pipeline(now));
    }
    if (now.touches() != before.touches()) {
      String step = NEXT_STEPS.get(now.touches() % NEXT_STEPS.size());
      properties.add(new Property("hs_next_step", Value.text(step), now));
    }
    String forecast = DealTables.forecast(now.stage());
    boolean isForecast = Math.max(before.stage(), now.stage()) >= FIRST_FORECAST_STAGE;
    if (isForecast && !Objects.equals(forecast, DealTables.forecast(before.stage()))) {
      properties.add(new Property("hs_forecast_category", Value.text(forecast), now));
    }
  }

  private static Property owner(Version version) {
    Value owner = Value.number(HubSpotIds.owner(version.owner()));
    return new Property("hubspot_owner_id", owner, version);
  }

  private static Property closeDate(Version version) {
    return new Property("closedate", Value.instant(DealTables.closeDate(version)), version);
  }

  private static Property pipeline(Version version) {
    return new Property("pipeline", Value.text(Pipelines.pipeline(version)), version);
  }

  private void row(Deal deal, Property property, long synced) {
    CsvSink row = history.delivery(options.delivery(property.version().knownAt()));
    row.number(HubSpotIds.deal(deal.number())).text(property.name());
    row.instant(property.version().at());
    property.value().write(row);
    row.text("CRM_UI").id("userId:", HubSpotIds.user(property.version().owner()), 1);
    row.instant(synced).end();
  }
}
