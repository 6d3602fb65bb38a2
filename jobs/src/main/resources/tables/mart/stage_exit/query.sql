-- Grain: one row per period of exit, credited member, segment, attribution, funnel and stage.
-- Key: period_grain, period_start, level, member_id, segment, attribution, funnel, stage.
-- Of all exits from a stage in the period, how many went where (definitions: period conversion).
with

cells as (

    select * from core_stage_exit_cell

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
