-- Grain: one row per measure, day and credit: by how much the open pipeline changed; and per range of days and credit
-- what was open at its last day and expected to close in its period.
-- Open pipeline at any day is the running sum of its changes: an open version adds at its beginning what it takes away
-- at its end, so that a handed-over deal leaves one owner and comes to the other on the same day (trap 33).
with

-- An open deal is called long once it is older than nine in ten won deals were when they were won.
long_cycle as (

    select percentile(cycle_days, 0.9) as p90_days
    from core_deal
    where is_live and outcome = 'won' and not is_negative_cycle

),

deals as (

    select
        deals.deal_key,
        deals.current_unit_key,
        xxhash64(deals.segments) as segment_set,
        to_date(
            from_utc_timestamp(
                timestamp_micros(
                    unix_micros(deals.created_at) + cast(long_cycle.p90_days * 86400000000d as bigint)
                ),
                :business_zone
            )
        ) as long_from_on
    from core_deal as deals
    cross join long_cycle
    where deals.first_observed_at is not null

),

open_versions as (

    select
        deals.current_unit_key,
        deals.segment_set,
        deals.long_from_on,
        versions.unit_key as event_unit_key,
        versions.amount_dated,
        versions.amount_constant,
        versions.expected_close_on,
        to_date(from_utc_timestamp(versions.valid_from, :business_zone)) as from_on,
        to_date(from_utc_timestamp(versions.valid_to, :business_zone)) as to_on
    from core_deal_version as versions
    inner join deals on deals.deal_key = versions.deal_key
    where versions.stage_kind = 'open' and not versions.is_deleted

),

-- A version that ends on the day of its beginning is open at the end of no day.
lasting_versions as (

    select
        *,
        greatest(from_on, long_from_on) as long_on
    from open_versions
    where to_on is null or to_on > from_on

),

changes as (

    select
        change.measure,
        change.fact_on,
        versions.event_unit_key,
        versions.current_unit_key,
        versions.segment_set,
        sum(change.sign) as facts,
        sum(change.sign * coalesce(versions.amount_dated, 0)) as quantity_dated,
        sum(change.sign * coalesce(versions.amount_constant, 0)) as quantity_constant
    from lasting_versions as versions
    lateral view stack(
        4,
        'open_pipeline', from_on, 1,
        'open_pipeline', to_on, -1,
        'long_deals', if(long_from_on is null or long_on >= to_on, null, long_on), 1,
        'long_deals', if(long_from_on is null or long_on >= to_on, null, to_on), -1
    ) change as measure, fact_on, sign
    where change.fact_on is not null
    group by all

),

due as (

    select
        versions.event_unit_key,
        versions.current_unit_key,
        versions.segment_set,
        ranges.period_grain,
        ranges.range_kind,
        ranges.period_start as fact_on,
        count(*) as facts,
        sum(coalesce(versions.amount_dated, 0)) as quantity_dated,
        sum(coalesce(versions.amount_constant, 0)) as quantity_constant
    from lasting_versions as versions
    inner join core_calendar_period as days on days.day_on = versions.expected_close_on
    inner join core_reporting_range as ranges
        on
            ranges.period_grain = days.period_grain
            and ranges.period_start = days.period_start
            and ranges.end_on > versions.from_on
            and (versions.to_on is null or versions.to_on >= ranges.end_on)
    group by all

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
        cast(quantity_dated as decimal(24, 6)) as quantity_dated,
        cast(quantity_constant as decimal(24, 6)) as quantity_constant,
        cast(null as int) as value_class,
        cast(null as double) as value
    from changes
    where facts <> 0 or quantity_dated <> 0 or quantity_constant <> 0
    union all
    select
        'pipeline_due' as measure,
        fact_on,
        event_unit_key,
        current_unit_key,
        segment_set,
        period_grain,
        range_kind,
        cast(facts as int) as facts,
        cast(quantity_dated as decimal(24, 6)) as quantity_dated,
        cast(quantity_constant as decimal(24, 6)) as quantity_constant,
        cast(null as int) as value_class,
        cast(null as double) as value
    from due

)

select * from final
