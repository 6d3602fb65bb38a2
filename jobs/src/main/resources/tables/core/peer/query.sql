-- Grain: one row per rep and period that has begun, of reps in a team on its last known day.
-- Key: rep_id, period_grain, period_start.
-- Whom a rep may be compared with: those of the same role, in the whole company or below the same teams.
with

known as (

    select
        period_grain,
        period_start,
        least(period_end, date_add(:as_of_on, 1)) as end_on
    from core_period
    where period_start <= :as_of_on and period_grain <> 'day'

),

stays as (

    select
        rep_team.rep_id,
        known.period_grain,
        known.period_start,
        datediff(max(known.end_on), known.period_start) as known_days,
        sum(
            datediff(least(rep_team.valid_to_on, known.end_on), greatest(rep_team.valid_from_on, known.period_start))
        ) as days_in_team,
        max(if(rep_team.valid_to_on >= known.end_on, rep_team.team_id, null)) as team_id
    from known
    inner join core_rep_team as rep_team
        on
            rep_team.valid_from_on < known.end_on
            and rep_team.valid_to_on > known.period_start
    where rep_team.team_id <> '(no team)'
    group by rep_team.rep_id, known.period_grain, known.period_start

),

final as (

    select
        stays.rep_id,
        stays.period_grain,
        stays.period_start,
        coalesce(reps.role, '(no role)') as role,
        stays.team_id,
        coalesce(teams.path, array(stays.team_id)) as team_path,
        stays.days_in_team >= stays.known_days as is_throughout
    from stays
    left join core_rep as reps on reps.rep_id = stays.rep_id
    left join core_team as teams on teams.team_id = stays.team_id
    where stays.team_id is not null

)

select * from final
