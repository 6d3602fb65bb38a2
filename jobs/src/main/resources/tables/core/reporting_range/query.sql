-- Grain: one row per period that has begun, and per earlier stretch of days that the unfinished period is compared
-- with. Key: period_grain, range_kind, period_start.
-- An unfinished period is compared with the same elapsed part of the earlier one (trap 40).
with

periods as (

    select
        period_grain,
        period_start,
        period_end,
        previous_start,
        previous_part_end,
        year_ago_start,
        year_ago_part_end,
        least(period_end, date_add(:as_of_on, 1)) as known_end
    from core_period
    where period_start <= :as_of_on

),

unfinished as (

    select *
    from periods
    where known_end < period_end

),

final as (

    select
        period_grain,
        'whole' as range_kind,
        period_start,
        period_start as first_on,
        known_end as end_on
    from periods
    union all
    select
        unfinished.period_grain,
        'previous_to_date' as range_kind,
        earlier.period_start,
        earlier.period_start as first_on,
        unfinished.previous_part_end as end_on
    from unfinished
    inner join periods as earlier
        on
            earlier.period_grain = unfinished.period_grain
            and earlier.period_start = unfinished.previous_start
    union all
    select
        unfinished.period_grain,
        'year_ago_to_date' as range_kind,
        earlier.period_start,
        earlier.period_start as first_on,
        unfinished.year_ago_part_end as end_on
    from unfinished
    inner join periods as earlier
        on
            earlier.period_grain = unfinished.period_grain
            and earlier.period_start = unfinished.year_ago_start

)

select * from final
