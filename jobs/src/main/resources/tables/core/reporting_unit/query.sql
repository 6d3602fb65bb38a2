-- Grain: one row per credited unit (a rep in a team) and member that its numbers count for: the company, each team
-- above it, and the rep. Key: unit_key, level, member_id.
-- A fact carries one unit_key; joining this table once gives its numbers to every level.
with

-- Owners whom no source introduces.
strangers as (

    select rep_id from core_activity
    union distinct
    select rep_id from core_prospect

),

units as (

    select
        rep_id,
        team_id
    from core_rep_team
    union distinct
    select
        rep_id,
        team_id
    from core_deal_version
    union distinct
    select
        '(unassigned)' as rep_id,
        '(no team)' as team_id
    union distinct
    select
        strangers.rep_id,
        '(no team)' as team_id
    from strangers
    left anti join core_rep_team as rep_team on rep_team.rep_id = strangers.rep_id

),

companies as (

    select
        xxhash64(rep_id, team_id) as unit_key,
        'company' as level,
        '(company)' as member_id,
        cast(null as string) as team_id,
        cast(null as string) as team_name,
        cast(null as int) as team_depth,
        cast(null as string) as rep_id,
        cast(null as string) as rep_name
    from units

),

placed as (

    select
        units.rep_id,
        units.team_id,
        explode(coalesce(teams.path, array(units.team_id))) as ancestor_id
    from units
    left join core_team as teams on teams.team_id = units.team_id

),

teams as (

    select
        xxhash64(placed.rep_id, placed.team_id) as unit_key,
        'team' as level,
        placed.ancestor_id as member_id,
        placed.ancestor_id as team_id,
        coalesce(ancestors.team_name, placed.ancestor_id) as team_name,
        coalesce(ancestors.team_depth, 1) as team_depth,
        cast(null as string) as rep_id,
        cast(null as string) as rep_name
    from placed
    left join core_team as ancestors on ancestors.team_id = placed.ancestor_id

),

reps as (

    select
        xxhash64(units.rep_id, units.team_id) as unit_key,
        'rep' as level,
        units.rep_id as member_id,
        cast(null as string) as team_id,
        cast(null as string) as team_name,
        cast(null as int) as team_depth,
        units.rep_id,
        coalesce(reps.rep_name, units.rep_id) as rep_name
    from units
    left join core_rep as reps on reps.rep_id = units.rep_id

),

final as (

    select * from companies
    union all
    select * from teams
    union all
    select * from reps

)

select * from final
