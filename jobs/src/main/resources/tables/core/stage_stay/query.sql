-- Grain: one row per deal, pipeline and open stage it was in, and way of timing its stay.
-- Key: deal_key, pipeline, stage, value_class.
-- A deal that comes back has a last stay and a time over all its stays. Stays that began before the history does are
-- counted and not timed, and nor are all stays together of which one did. Stalled is who stays longer than nine in ten
-- finished stays of the stage, over all time.
with

deals as (

    select
        deal_key,
        current_unit_key,
        xxhash64(segments) as segment_set
    from core_deal
    where is_live

),

stays as (

    select
        visits.deal_key,
        visits.pipeline,
        visits.stage,
        deals.current_unit_key,
        deals.segment_set,
        min_by(visits.entered_on, visits.visit_number) as fact_on,
        min_by(visits.entered_unit_key, visits.visit_number) as event_unit_key,
        count(*) as visits,
        max_by(visits.entered_at, visits.visit_number) as last_entered_at,
        max_by(visits.days, visits.visit_number) as last_days,
        sum(visits.days) as total_days,
        max(visits.left_at is null) as is_open,
        max_by(visits.is_left_truncated, visits.visit_number) as is_last_left_truncated,
        max(visits.is_left_truncated) as is_left_truncated
    from core_stage_visit as visits
    inner join deals on deals.deal_key = visits.deal_key
    where visits.stage_kind = 'open'
    group by visits.deal_key, visits.pipeline, visits.stage, deals.current_unit_key, deals.segment_set

),

limits as (

    select
        pipeline,
        stage,
        percentile(last_days, 0.9) as normal_days
    from stays
    where not is_open and not is_last_left_truncated
    group by pipeline, stage

),

timed as (

    select
        stays.*,
        (unix_micros(:as_of) - unix_micros(stays.last_entered_at)) / 86400000000d as open_days,
        limits.normal_days
    from stays
    left join limits
        on
            limits.pipeline = stays.pipeline
            and limits.stage = stays.stage

),

final as (

    select
        deal_key,
        pipeline,
        stage,
        fact_on,
        event_unit_key,
        current_unit_key,
        segment_set,
        1 as deals,
        cast(visits as int) as visits,
        if(is_open, 1, 0) as open_now,
        if(is_open and open_days > normal_days, 1, 0) as stalled_now,
        case when is_last_left_truncated then 3 when is_open then 1 else 0 end as value_class,
        cast(if(is_open, open_days, last_days) as double) as value,
        normal_days
    from timed
    union all
    select
        deal_key,
        pipeline,
        stage,
        fact_on,
        event_unit_key,
        current_unit_key,
        segment_set,
        0 as deals,
        0 as visits,
        0 as open_now,
        0 as stalled_now,
        2 as value_class,
        cast(total_days as double) as value,
        normal_days
    from timed
    where not is_open and not is_left_truncated

)

select * from final
