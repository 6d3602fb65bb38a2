-- Grain: one row per number of a period that was over, and differs from what was published before.
-- Key: period_grain, period_start, level, member_id, metric.
with

before_numbers as (

    select
        period_grain,
        period_start,
        level,
        member_id,
        metric,
        value
    from before_kpi
    where is_complete and segment = 'all' and attribution = 'event' and currency_basis = 'dated'

),

-- Whoever has numbers of a period only now had none of it: a period that was over is one that somebody had.
after_numbers as (

    select
        period_grain,
        period_start,
        level,
        member_id,
        metric,
        value
    from after_kpi
    left semi join (select distinct period_grain, period_start from before_numbers) as periods
        using (period_grain, period_start)
    left semi join (select distinct metric from before_numbers) as metrics using (metric)
    where segment = 'all' and attribution = 'event' and currency_basis = 'dated'

),

changed_numbers as (

    select
        period_grain,
        period_start,
        level,
        member_id,
        metric,
        before_numbers.value as previous_value,
        after_numbers.value
    from before_numbers
    full outer join after_numbers using (period_grain, period_start, level, member_id, metric)
    where before_numbers.value is distinct from after_numbers.value

),

-- The past of a deal is what began before the instant that the earlier publication knew no more of.
histories as (

    select
        deal_key,
        unit_key,
        valid_from,
        pipeline,
        stage,
        stage_kind,
        amount,
        currency,
        expected_close_on,
        is_deleted,
        -1 as sign
    from before_deal_version
    union all
    select
        deal_key,
        unit_key,
        valid_from,
        pipeline,
        stage,
        stage_kind,
        amount,
        currency,
        expected_close_on,
        is_deleted,
        1 as sign
    from after_deal_version

),

changed_pasts as (

    select
        deal_key,
        unit_key,
        to_date(from_utc_timestamp(valid_from, :business_zone)) as changed_on
    from histories
    where valid_from < :previous_as_of
    group by
        deal_key, unit_key, valid_from, pipeline, stage, stage_kind, amount, currency, expected_close_on, is_deleted
    having sum(sign) <> 0

),

deals_of_periods as (

    select
        periods.period_grain,
        periods.period_start,
        units.level,
        units.member_id,
        collect_set(changed.deal_key) as deal_keys
    from changed_pasts as changed
    inner join after_calendar_period as periods on periods.day_on = changed.changed_on
    inner join after_reporting_unit as units on units.unit_key = changed.unit_key
    group by all

),

deals_named as (

    select
        named.period_grain,
        named.period_start,
        named.level,
        named.member_id,
        slice(sort_array(collect_list(deals.deal_id)), 1, 20) as deal_ids
    from (
        select
            deals_of_periods.* except (deal_keys),
            explode(deal_keys) as deal_key
        from deals_of_periods
    ) as named
    inner join after_deal as deals on deals.deal_key = named.deal_key
    group by all

),

final as (

    select
        numbers.period_grain,
        numbers.period_start,
        numbers.level,
        numbers.member_id,
        numbers.metric,
        numbers.previous_value,
        numbers.value,
        numbers.value - numbers.previous_value as change,
        cast(coalesce(size(counted.deal_keys), 0) as bigint) as deals,
        coalesce(named.deal_ids, array()) as deal_ids
    from changed_numbers as numbers
    left join deals_of_periods as counted
        on
            counted.period_grain = numbers.period_grain
            and counted.period_start = numbers.period_start
            and counted.level = numbers.level
            and counted.member_id = numbers.member_id
    left join deals_named as named
        on
            named.period_grain = numbers.period_grain
            and named.period_start = numbers.period_start
            and named.level = numbers.level
            and named.member_id = numbers.member_id

)

select * from final
