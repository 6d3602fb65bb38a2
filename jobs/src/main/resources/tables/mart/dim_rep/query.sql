-- Grain: one row per rep who is credited with anything, '(unassigned)' included. Key: rep_id.
with

credited as (

    select
        rep_id,
        max(rep_name) as rep_name
    from core_reporting_unit
    where level = 'rep'
    group by rep_id

),

teams_now as (

    select
        rep_id,
        team_id
    from core_rep_team
    where valid_from < :as_of and valid_to >= :as_of

),

final as (

    select
        credited.rep_id,
        credited.rep_name,
        reps.source,
        reps.role,
        reps.manager_id,
        coalesce(reps.is_active, false) as is_active,
        coalesce(teams_now.team_id, '(no team)') as team_id,
        coalesce(teams.team_name, teams_now.team_id, '(no team)') as team_name
    from credited
    left join core_rep as reps on reps.rep_id = credited.rep_id
    left join teams_now on teams_now.rep_id = credited.rep_id
    left join core_team as teams on teams.team_id = teams_now.team_id

)

select * from final
