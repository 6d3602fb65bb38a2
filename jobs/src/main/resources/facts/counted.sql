select
    counted.measure,
    counted.fact_on,
    counted.event_unit_key,
    facts.current_unit_key,
    facts.segment_set,
    cast(null as string) as period_grain,
    cast(null as string) as range_kind,
    counted.facts,
    counted.quantity_dated,
    counted.quantity_constant,
    if(counted.value is null, null, 0) as value_class,
    counted.value
from ${table} as facts
lateral view inline(array(
${measures}
)) counted as measure, fact_on, event_unit_key, facts, quantity_dated, quantity_constant, value
where counted.measure is not null
