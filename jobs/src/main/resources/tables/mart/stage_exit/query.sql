-- Grain: one row per period of exit, credited member, segment, attribution, funnel and stage.
-- Key: period_grain, period_start, level, member_id, segment, attribution, funnel, stage.
-- Of all exits from a stage in the period, how many went where (definitions: period conversion). A deal that left the
-- stage twice exits twice.
with

exits as (

    select
        funnel_stage.funnel,
        funnel_stage.position,
        visits.stage,
        visits.left_on,
        visits.exit,
        visits.left_unit_key as event_unit_key,
        deals.current_unit_key,
        deals.segments
    from core_stage_visit as visits
    inner join core_deal as deals on deals.deal_key = visits.deal_key
    inner join core_funnel_stage as funnel_stage on funnel_stage.stage = visits.stage
    where
        visits.left_at is not null
        and deals.is_live
        and (funnel_stage.pipelines is null or array_contains(funnel_stage.pipelines, visits.pipeline))

),

-- Few days, units and segments against many exits: count first, spread over periods and members after.
counted as (

    select
        funnel,
        position,
        stage,
        left_on,
        credit.attribution,
        credit.unit_key,
        segments,
        count(*) as exits,
        count_if(exit = 'forward') as forward,
        count_if(exit = 'skip') as skipped,
        count_if(exit = 'backward') as backward,
        count_if(exit = 'won') as won,
        count_if(exit = 'lost') as lost,
        count_if(exit = 'moved_pipeline') as moved
    from exits
    lateral view inline(array(
        struct('event' as attribution, event_unit_key as unit_key),
        struct('current' as attribution, current_unit_key as unit_key)
    )) credit
    group by all

),

of_periods as (

    select
        periods.period_grain,
        periods.period_start,
        counted.funnel,
        counted.position,
        counted.stage,
        counted.attribution,
        counted.unit_key,
        counted.segments,
        sum(exits) as exits,
        sum(forward) as forward,
        sum(skipped) as skipped,
        sum(backward) as backward,
        sum(won) as won,
        sum(lost) as lost,
        sum(moved) as moved
    from counted
    inner join core_calendar_period as periods on periods.day_on = counted.left_on
    group by all

),

cells as (

    select
        of_periods.period_grain,
        of_periods.period_start,
        units.level,
        units.member_id,
        segment_of.segment,
        of_periods.attribution,
        of_periods.funnel,
        of_periods.position,
        of_periods.stage,
        sum(exits) as exits,
        sum(forward) as forward,
        sum(skipped) as skipped,
        sum(backward) as backward,
        sum(won) as won,
        sum(lost) as lost,
        sum(moved) as moved
    from of_periods
    inner join core_reporting_unit as units on units.unit_key = of_periods.unit_key
    inner join core_cut as cut
        on
            cut.period_grain = of_periods.period_grain
            and cut.level = units.level
    lateral view explode(if(cut.has_named_segments, of_periods.segments, array('all'))) segment_of as segment
    group by all

),

final as (

    select /*+ broadcast(members) */
        cells.period_grain,
        cells.period_start,
        cells.level,
        cells.member_id,
        members.team_id,
        members.team_name,
        members.team_depth,
        members.rep_id,
        members.rep_name,
        cells.segment,
        cells.attribution,
        :as_of as as_of,
        cells.funnel,
        cells.position,
        cells.stage,
        cells.exits,
        cells.forward,
        cells.skipped,
        cells.backward,
        cells.won,
        cells.lost,
        cells.moved
    from cells
    inner join core_member_period as members
        on
            members.level = cells.level
            and members.member_id = cells.member_id
            and members.period_grain = cells.period_grain
            and members.period_start = cells.period_start

)

select * from final
