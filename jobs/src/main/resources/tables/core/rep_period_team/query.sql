-- Grain: one row per rep and period that has begun: the team of the rep on the period's last known day.
-- Key: rep_id, period_grain, period_start.
with

last_days as (

    select
        period_grain,
        period_start,
        least(date_sub(period_end, 1), :as_of_on) as last_on
    from core_period
    where period_start <= :as_of_on

),

final as (

    select
        rep_team.rep_id,
        last_days.period_grain,
        last_days.period_start,
        rep_team.team_id,
        coalesce(teams.team_name, rep_team.team_id) as team_name,
        coalesce(teams.team_depth, 1) as team_depth
    from last_days
    inner join core_rep_team as rep_team
        on
            rep_team.valid_from_on <= last_days.last_on
            and rep_team.valid_to_on > last_days.last_on
    left join core_team as teams on teams.team_id = rep_team.team_id

)

select * from final
