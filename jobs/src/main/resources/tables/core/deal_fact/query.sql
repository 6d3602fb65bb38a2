-- Grain: one row per deal and measure that its creation or its standing close counts in.
-- Sums count every deal; the ratios leave out what the configuration excludes (traps 30 and 31), under measures of
-- their own (counted_…), and what is flagged has measures too: nothing is left out in silence.
with

deals as (

    select
        *,
        xxhash64(segments) as segment_set,
        not (is_zero_amount and :zero_amount_deals = 'exclude')
        and not (is_negative_cycle and :negative_cycle_deals = 'exclude') as is_counted,
        cast(1 as decimal(24, 6)) as one
    from core_deal
    where is_live

),

closes as (

    select
        deals.closed_on as fact_on,
        deals.closed_unit_key as event_unit_key,
        deals.current_unit_key,
        deals.segment_set,
        fact.*
    from deals
    lateral view stack(
        10,
        if(outcome = 'won', 'deals_won', 'deals_lost'), one, one, cast(null as double),
        if(outcome = 'won', 'revenue', null), won_amount_dated, won_amount_constant, null,
        if(is_counted, if(outcome = 'won', 'counted_wins', 'counted_losses'), null), one, one, null,
        if(is_counted, if(outcome = 'won', 'counted_revenue', 'counted_lost_amount'), null),
        if(outcome = 'won', won_amount_dated, lost_amount_dated),
        if(outcome = 'won', won_amount_constant, amount_constant),
        null,
        if(is_counted and outcome = 'won', 'counted_margin', null),
        cast(coalesce(won_amount_dated, 0) - coalesce(fulfilment_cost_dated, 0) as decimal(24, 6)),
        cast(coalesce(won_amount_constant, 0) - coalesce(fulfilment_cost_constant, 0) as decimal(24, 6)),
        null,
        if(is_counted and outcome = 'won' and cycle_days is not null, 'counted_cycle', null),
        cast(cycle_days as decimal(24, 6)),
        cast(cycle_days as decimal(24, 6)),
        cast(cycle_days as double),
        if(is_counted and outcome = 'won' and account_id is not null, 'counted_account', null),
        one,
        one,
        -- Fifty-three bits of the hash, so that a double holds them: counted apart, never shown.
        cast(shiftrightunsigned(xxhash64(account_id), 11) as double),
        if(is_negative_cycle, 'negative_cycle_deals', null), one, one, null,
        if(is_zero_amount, 'zero_amount_deals', null), one, one, null,
        if(is_same_day, 'same_day_deals', null), one, one, null
    ) fact as measure, quantity_dated, quantity_constant, value
    where deals.outcome <> 'open' and fact.measure is not null

),

creations as (

    select
        deals.created_on as fact_on,
        deals.created_unit_key as event_unit_key,
        deals.current_unit_key,
        deals.segment_set,
        fact.*
    from deals
    lateral view stack(
        3,
        'opportunities_created', one, one, cast(null as double),
        'pipeline_created', created_amount_dated, amount_constant, null,
        if(outcome = 'won', 'created_and_won', null), one, one, null
    ) fact as measure, quantity_dated, quantity_constant, value
    where deals.first_observed_at is not null and fact.measure is not null

),

facts as (

    select * from closes
    union all
    select * from creations

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
        1 as facts,
        quantity_dated,
        quantity_constant,
        if(value is null, null, 0) as value_class,
        value
    from facts

)

select * from final
