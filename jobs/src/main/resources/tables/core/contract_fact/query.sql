-- Grain: one row per contract measure and day: contracts that begin and end, customers that come and go; and per
-- customer and period in which its contracts changed, what became of it.
-- Balances are running sums of the changes. A period opens with the balance of the day before it and closes with that
-- of its last known day, so that each period closes with what the next opens with.
with

arr_changes as (

    select
        'arr' as measure,
        change.fact_on,
        contracts.event_unit_key,
        contracts.current_unit_key,
        contracts.segment_set,
        change.sign,
        contracts.annual_value_dated as quantity_dated,
        contracts.annual_value_constant as quantity_constant
    from core_credited_contract as contracts
    lateral view stack(2, starts_on, 1, ends_on, -1) change as fact_on, sign
    where contracts.ends_on > contracts.starts_on

),

held_changes as (

    select
        'held_arr' as measure,
        change.fact_on,
        balances.event_unit_key,
        balances.current_unit_key,
        balances.segment_set,
        change.sign,
        balances.arr_dated as quantity_dated,
        balances.arr_constant as quantity_constant
    from core_account_balance as balances
    lateral view stack(2, from_on, 1, to_on, -1) change as fact_on, sign
    where balances.contracts > 0 and change.fact_on is not null

),

changed_ranges as (

    select distinct
        balances.account_id,
        ranges.period_grain,
        ranges.range_kind,
        ranges.period_start,
        date_sub(ranges.first_on, 1) as opens_on,
        date_sub(ranges.end_on, 1) as closes_on
    from core_account_balance as balances
    inner join core_calendar_period as days on days.day_on = balances.from_on
    inner join core_reporting_range as ranges
        on
            ranges.period_grain = days.period_grain
            and ranges.period_start = days.period_start
            and ranges.first_on <= balances.from_on
            and ranges.end_on > balances.from_on

),

-- Only a customer of the start can churn, shrink or grow.
outcomes as (

    select
        changed.period_grain,
        changed.range_kind,
        changed.period_start,
        opening.event_unit_key,
        opening.current_unit_key,
        opening.segment_set,
        opening.arr_dated as opening_dated,
        opening.arr_constant as opening_constant,
        closing.arr_dated as closing_dated,
        closing.arr_constant as closing_constant,
        closing.contracts = 0 as is_churned
    from changed_ranges as changed
    inner join core_account_balance as opening
        on
            opening.account_id = changed.account_id
            and opening.from_on <= changed.opens_on
            and opening.to_on > changed.opens_on
    inner join core_account_balance as closing
        on
            closing.account_id = changed.account_id
            and closing.from_on <= changed.closes_on
            and (closing.to_on is null or closing.to_on > changed.closes_on)
    where opening.contracts > 0

),

outcome_facts as (

    select
        outcomes.period_grain,
        outcomes.range_kind,
        outcomes.period_start as fact_on,
        outcomes.event_unit_key,
        outcomes.current_unit_key,
        outcomes.segment_set,
        fact.*
    from outcomes
    lateral view stack(
        3,
        if(is_churned, 'churned', null), opening_dated, opening_constant,
        if(is_churned, null, 'contraction'),
        cast(greatest(opening_dated - closing_dated, 0) as decimal(28, 6)),
        cast(greatest(opening_constant - closing_constant, 0) as decimal(28, 6)),
        if(is_churned, null, 'expansion'),
        cast(greatest(closing_dated - opening_dated, 0) as decimal(28, 6)),
        cast(greatest(closing_constant - opening_constant, 0) as decimal(28, 6))
    ) fact as measure, quantity_dated, quantity_constant
    where
        fact.measure = 'churned'
        or (fact.measure is not null and (fact.quantity_dated <> 0 or fact.quantity_constant <> 0))

),

changes as (

    select * from arr_changes
    union all
    select * from held_changes

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
        sign as facts,
        cast(sign * quantity_dated as decimal(24, 6)) as quantity_dated,
        cast(sign * quantity_constant as decimal(24, 6)) as quantity_constant,
        cast(null as int) as value_class,
        cast(null as double) as value
    from changes
    where fact_on <= :as_of_on
    union all
    select
        measure,
        fact_on,
        event_unit_key,
        current_unit_key,
        segment_set,
        period_grain,
        range_kind,
        1 as facts,
        cast(quantity_dated as decimal(24, 6)) as quantity_dated,
        cast(quantity_constant as decimal(24, 6)) as quantity_constant,
        cast(null as int) as value_class,
        cast(null as double) as value
    from outcome_facts

)

select * from final
