-- Grain: one row per deal, funnel and open stage of the funnel at or below the furthest that the deal reached.
-- Key: deal_key, funnel, position.
-- When the deal entered the stage under each rule of conversion, and when it went on to the next stage. An instant
-- comes with the unit that is credited for it. Being won stands behind the last open stage.
with

deal_visits as (

    select /*+ repartition(deal_key) */
        deal_key,
        visit_number,
        pipeline,
        if(stage_kind = 'won', '(won)', stage) as stage,
        entered_at,
        entered_unit_key,
        left_at,
        left_unit_key,
        if(exit = 'won', '(won)', next_stage) as next_stage
    from core_stage_visit
    where stage_kind <> 'lost'

),

funnel_visits as (

    select
        visits.*,
        funnel_stage.funnel,
        funnel_stage.position,
        visits.next_stage = funnel_stage.next_stage as is_direct
    from deal_visits as visits
    inner join core_funnel_stage as funnel_stage on funnel_stage.stage = visits.stage
    where
        funnel_stage.pipelines is null
        or array_contains(funnel_stage.pipelines, visits.pipeline)
        or visits.stage = '(won)'

),

-- Being won counts only for a funnel of which the deal passed a stage, or that is open to every pipeline.
first_visits as (

    select
        deal_key,
        funnel,
        position,
        min(struct(entered_at as at, entered_unit_key as unit_key)) as first_visited,
        min(visit_number) as first_visit_number,
        min(if(is_direct, struct(left_at as at, left_unit_key as unit_key), null)) as next_direct
    from funnel_visits
    group by deal_key, funnel, position

),

later_visits as (

    select
        first_visits.deal_key,
        first_visits.funnel,
        first_visits.position,
        min(funnel_visits.entered_at) as next_touched_at
    from first_visits
    inner join funnel_visits
        on
            funnel_visits.deal_key = first_visits.deal_key
            and funnel_visits.funnel = first_visits.funnel
            and funnel_visits.position = first_visits.position + 1
            and funnel_visits.visit_number > first_visits.first_visit_number
    group by first_visits.deal_key, first_visits.funnel, first_visits.position

),

furthest as (

    select
        deal_key,
        funnel,
        max(position) as position
    from first_visits
    group by deal_key, funnel

),

ladder as (

    select
        furthest.deal_key,
        funnel_stage.funnel,
        funnel_stage.position,
        funnel_stage.stage,
        funnel_stage.next_stage,
        funnel_stage.is_last,
        first_visits.first_visited,
        first_visits.next_direct,
        later_visits.next_touched_at
    from furthest
    inner join core_funnel_stage as funnel_stage
        on
            funnel_stage.funnel = furthest.funnel
            and funnel_stage.position <= furthest.position
    left join first_visits
        on
            first_visits.deal_key = furthest.deal_key
            and first_visits.funnel = furthest.funnel
            and first_visits.position = funnel_stage.position
    left join later_visits
        on
            later_visits.deal_key = furthest.deal_key
            and later_visits.funnel = furthest.funnel
            and later_visits.position = funnel_stage.position

),

passed as (

    select
        *,
        min(first_visited) over (
            partition by deal_key, funnel order by position
            rows between current row and unbounded following
        ) as reached,
        if(
            count(first_visited) over so_far = position,
            max(first_visited) over so_far,
            null
        ) as strict
    from ladder
    window
        so_far as (
            partition by deal_key, funnel order by position
            rows between unbounded preceding and current row
        )

),

linked as (

    select
        *,
        lead(reached) over deal as next_reached,
        lead(strict) over deal as next_strict,
        max(if(is_last, strict, null)) over (partition by deal_key, funnel) as strict_through
    from passed
    window deal as (partition by deal_key, funnel order by position)

),

final as (

    select
        deal_key,
        funnel,
        cast(position as int) as position,
        stage,
        next_stage,
        is_last,
        first_visited.at as first_visited_at,
        first_visited.unit_key as first_visited_unit_key,
        reached.at as reached_at,
        reached.unit_key as reached_unit_key,
        strict.at as strict_at,
        strict.unit_key as strict_unit_key,
        strict_through.at as strict_through_at,
        next_reached.at as next_reached_at,
        next_strict.at as next_strict_at,
        next_touched_at,
        next_direct.at as next_direct_at
    from linked
    where stage <> '(won)'

)

select * from final
