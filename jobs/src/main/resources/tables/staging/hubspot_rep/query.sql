-- Grain: one row per owner of a source. Key: source, rep_id.
-- An owner's team is the main one of the owner, else that of the user behind the owner.
with

ranked as (

    select
        *,
        row_number() over (
            partition by _source, owner_id
            order by updated_at desc nulls last, _fivetran_synced desc nulls last, _file desc, _batch desc, _line desc
        ) as newest_first
    from raw_hubspot_owner

),

main_teams as (

    select
        _source,
        owner_id,
        min_by(team_id, struct(not coalesce(is_team_primary, false), team_id)) as team_id
    from raw_hubspot_owner_team
    where not coalesce(_fivetran_deleted, false)
    group by _source, owner_id

),

user_teams as (

    select
        _source,
        id as user_id,
        max_by(primary_team_id, struct(_fivetran_synced, _file, _batch, _line)) as team_id
    from raw_hubspot_users
    group by _source, id

),

final as (

    select
        ranked._source as source,
        ranked.owner_id as rep_id,
        coalesce(nullif(trim(concat_ws(' ', ranked.first_name, ranked.last_name)), ''), ranked.email) as name,
        ranked.email,
        cast(null as string) as manager_id,
        coalesce(main_teams.team_id, user_teams.team_id) as team_id,
        coalesce(ranked.is_active, not ranked.archived, not ranked._fivetran_deleted, true) as is_active,
        cast(null as string) as title
    from ranked
    left join main_teams
        on main_teams._source = ranked._source and main_teams.owner_id = ranked.owner_id
    left join user_teams
        on user_teams._source = ranked._source and user_teams.user_id = ranked.active_user_id
    where ranked.newest_first = 1

)

select * from final
