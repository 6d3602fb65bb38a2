-- Grain: one row per credited member and period that has begun and that marts publish of its level.
-- Key: level, member_id, period_grain, period_start.
-- The team of a rep's row describes it; it is the rep's team on the period's last known day.
with

periods as (

    select
        period_grain,
        period_start
    from core_period
    where period_start <= :as_of_on

),

final as (

    select
        members.level,
        members.member_id,
        periods.period_grain,
        periods.period_start,
        if(members.level = 'rep', coalesce(teams.team_id, '(no team)'), members.team_id) as team_id,
        if(members.level = 'rep', coalesce(teams.team_name, '(no team)'), members.team_name) as team_name,
        if(members.level = 'rep', coalesce(teams.team_depth, 1), members.team_depth) as team_depth,
        members.rep_id,
        members.rep_name
    from core_member as members
    inner join core_cut as cut on cut.level = members.level
    inner join periods on periods.period_grain = cut.period_grain
    left join core_rep_period_team as teams
        on
            teams.rep_id = members.rep_id
            and teams.period_grain = periods.period_grain
            and teams.period_start = periods.period_start

)

select * from final
