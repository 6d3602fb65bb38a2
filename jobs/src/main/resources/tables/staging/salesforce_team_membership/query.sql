-- Grain: one row per user who has a role: Salesforce keeps the present role only, so it has no dates.
-- Key: source, rep_id, team_id, valid_from.
with

final as (

    select
        source,
        rep_id,
        team_id,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to,
        title as role
    from staging_salesforce_rep
    where team_id is not null

)

select * from final
