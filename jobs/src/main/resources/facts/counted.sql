select
    counted.measure,
    counted.fact_on,
    counted.event_unit_key,
    facts.current_unit_key,
    facts.segment_set,
    cast(null as string) as period_grain,
    cast(null as string) as range_kind,
    cast(sum(counted.facts) as int) as facts,
    cast(sum(counted.quantity_dated) as decimal(24, 6)) as quantity_dated,
    cast(sum(counted.quantity_constant) as decimal(24, 6)) as quantity_constant,
    if(counted.value is null, null, 0) as value_class,
    counted.value
from ${table} as facts
lateral view inline(array(
${measures}
)) counted as measure, fact_on, event_unit_key, facts, quantity_dated, quantity_constant, value, fact
where counted.measure is not null
group by
    counted.measure,
    counted.fact_on,
    counted.event_unit_key,
    facts.current_unit_key,
    facts.segment_set,
    counted.value,
    counted.fact
