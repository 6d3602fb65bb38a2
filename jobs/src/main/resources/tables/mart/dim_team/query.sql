-- Grain: one row per team, '(no team)' included. Key: team_id.
with

final as (

    select
        team_id,
        team_name,
        parent_team_id,
        team_depth,
        path,
        valid_from_on,
        valid_to_on
    from core_team
    union all
    select
        '(no team)' as team_id,
        '(no team)' as team_name,
        cast(null as string) as parent_team_id,
        1 as team_depth,
        array('(no team)') as path,
        cast(null as date) as valid_from_on,
        cast(null as date) as valid_to_on

)

select * from final
