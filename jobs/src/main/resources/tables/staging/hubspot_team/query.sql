-- Grain: one row per team of a source. Key: source, team_id.
with

ranked as (

    select
        *,
        row_number() over (
            partition by _source, id
            order by _fivetran_synced desc nulls last, _file desc, _batch desc, _line desc
        ) as newest_first
    from raw_hubspot_team

),

final as (

    select
        _source as source,
        id as team_id,
        name,
        cast(null as string) as parent_team_id,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to
    from ranked
    where newest_first = 1 and not coalesce(_fivetran_deleted, false)

)

select * from final
