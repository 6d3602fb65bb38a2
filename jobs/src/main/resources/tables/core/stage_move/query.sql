-- Grain: one row per deal and move from a stage to the next. Key: deal_key, visit_number, kind.
-- Being created is a move from '(created)'. A move to another pipeline leaves the one and enters the other, without an
-- outcome (trap 18). A visit that began before the history does is a move all the same, but is not timed.
with

deals as (

    select
        deal_key,
        current_unit_key,
        xxhash64(segments) as segment_set
    from core_deal
    where is_live

),

visits as (

    select
        visits.*,
        deals.current_unit_key,
        deals.segment_set,
        lag(visits.exit) over (partition by visits.deal_key order by visits.visit_number) as previous_exit
    from core_stage_visit as visits
    inner join deals on deals.deal_key = visits.deal_key

),

entries as (

    select
        deal_key,
        visit_number,
        pipeline,
        if(visit_number = 1, '(created)', '(moved pipeline)') as from_stage,
        stage as to_stage,
        if(visit_number = 1, 'created', 'moved_in') as kind,
        entered_on as fact_on,
        entered_unit_key as event_unit_key,
        current_unit_key,
        segment_set,
        1 as moves,
        entered_amount_dated as amount_dated,
        entered_amount_constant as amount_constant,
        cast(null as int) as value_class,
        cast(null as double) as value
    from visits
    where (visit_number = 1 and not is_left_truncated) or previous_exit = 'moved_pipeline'

),

exits as (

    select
        deal_key,
        visit_number,
        pipeline,
        stage as from_stage,
        if(exit = 'moved_pipeline', '(moved pipeline)', next_stage) as to_stage,
        case
            when exit = 'moved_pipeline' then 'moved_out'
            when stage_kind <> 'open' and exit not in ('won', 'lost') then 'reopened'
            else exit
        end as kind,
        left_on as fact_on,
        left_unit_key as event_unit_key,
        current_unit_key,
        segment_set,
        1 as moves,
        amount_dated,
        amount_constant,
        if(is_left_truncated, null, 0) as value_class,
        if(is_left_truncated, null, cast(days as double)) as value
    from visits
    where left_on is not null and exit not in ('deleted', 'merged')

),

final as (

    select * from entries
    union all
    select * from exits

)

select * from final
