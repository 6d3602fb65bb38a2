-- Grain: one row per deal, funnel and exit from a stage of the funnel. Key: deal_key, visit_number, funnel.
-- A deal that left the stage twice exits twice.
with

deals as (

    select
        deal_key,
        current_unit_key,
        xxhash64(segments) as segment_set
    from core_deal
    where is_live

),

final as (

    select
        visits.deal_key,
        visits.visit_number,
        funnel_stage.funnel,
        funnel_stage.position,
        visits.stage,
        visits.left_on as fact_on,
        visits.left_unit_key as event_unit_key,
        deals.current_unit_key,
        deals.segment_set,
        1 as exits,
        if(visits.exit = 'forward', 1, 0) as forward,
        if(visits.exit = 'skip', 1, 0) as skipped,
        if(visits.exit = 'backward', 1, 0) as backward,
        if(visits.exit = 'won', 1, 0) as won,
        if(visits.exit = 'lost', 1, 0) as lost,
        if(visits.exit = 'moved_pipeline', 1, 0) as moved,
        cast(null as int) as value_class,
        cast(null as double) as value
    from core_stage_visit as visits
    inner join deals on deals.deal_key = visits.deal_key
    inner join core_funnel_stage as funnel_stage on funnel_stage.stage = visits.stage
    where
        visits.left_at is not null
        and (funnel_stage.pipelines is null or array_contains(funnel_stage.pipelines, visits.pipeline))

)

select * from final
