-- Grain: one row per owner who has a team: HubSpot keeps the present one only, so it has no dates. Other teams of an
-- owner give no credit. Key: source, rep_id, team_id, valid_from.
with

final as (

    select
        source,
        rep_id,
        team_id,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to,
        cast(null as string) as role
    from staging_hubspot_rep
    where team_id is not null

)

select * from final
