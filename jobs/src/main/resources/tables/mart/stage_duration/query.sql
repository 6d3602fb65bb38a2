-- Grain: one row per period of first entry, credited member, segment, pipeline and stage.
-- Key: period_grain, period_start, level, member_id, segment, attribution, pipeline, stage.
-- Whoever came in together is timed together, so that those still there can be censored (trap 27).
with

cells as (

    select * from core_stage_stay_cell

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
        cells.pipeline,
        cells.stage,
        cells.deals,
        cells.visits,
        cells.median_days,
        cells.p75_days,
        cells.p90_days,
        cells.cumulative_median_days,
        cells.cumulative_p75_days,
        cells.cumulative_p90_days,
        cells.censored_median_days,
        cells.open_now,
        cells.stalled_now
    from cells
    inner join core_member_period as members
        on
            members.level = cells.level
            and members.member_id = cells.member_id
            and members.period_grain = cells.period_grain
            and members.period_start = cells.period_start

)

select * from final
