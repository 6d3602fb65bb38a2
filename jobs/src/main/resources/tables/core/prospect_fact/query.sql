-- Grain: one row per measure of prospects and opportunities, day, credit and set of segments.
-- A chance is a prospect or an opportunity so old that what follows it would be known; its quantity is 1 where it was
-- taken. Younger ones are not judged (trap 26).
with

prospects as (

    select
        fact.measure,
        prospects.created_on as fact_on,
        prospects.unit_key as event_unit_key,
        prospects.current_unit_key,
        xxhash64(array('all')) as segment_set,
        count(*) as facts,
        sum(cast(prospects.is_opportunity_in_time as bigint)) as quantity
    from core_prospect as prospects
    lateral view stack(
        2,
        'prospects_created',
        if(prospects.created_at + make_dt_interval(:prospect_days) <= :as_of, 'prospect_chances', null)
    ) fact as measure
    where fact.measure is not null
    group by all

),

opportunities as (

    select
        'opportunity_sale_chances' as measure,
        opened_on as fact_on,
        unit_key as event_unit_key,
        current_unit_key,
        segment_set,
        count(*) as facts,
        sum(cast(is_won_in_time as bigint)) as quantity
    from core_opportunity
    where opened_at + make_dt_interval(:sale_days) <= :as_of
    group by all

),

counted as (

    select * from prospects
    union all
    select * from opportunities

),

final as (

    select
        measure,
        fact_on,
        event_unit_key,
        current_unit_key,
        segment_set,
        cast(null as string) as period_grain,
        cast(null as string) as range_kind,
        cast(facts as int) as facts,
        cast(quantity as decimal(24, 6)) as quantity_dated,
        cast(quantity as decimal(24, 6)) as quantity_constant,
        cast(null as int) as value_class,
        cast(null as double) as value
    from counted

)

select * from final
