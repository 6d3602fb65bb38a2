-- Grain: one row per period, credited member, segment, pipeline, pair of stages and kind of move.
-- Key: period_grain, period_start, level, member_id, segment, attribution, pipeline, from_stage, to_stage, kind.
with

cells as (

    select * from core_stage_move_cell

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
        cells.from_stage,
        cells.to_stage,
        cells.kind,
        cells.moves,
        cells.amount,
        cells.amount_constant,
        cells.p50_days,
        cells.p90_days
    from cells
    inner join core_member_period as members
        on
            members.level = cells.level
            and members.member_id = cells.member_id
            and members.period_grain = cells.period_grain
            and members.period_start = cells.period_start

)

select * from final
