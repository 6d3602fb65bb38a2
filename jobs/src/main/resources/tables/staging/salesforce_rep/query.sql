-- Grain: one row per user of a source. Key: source, rep_id.
with

ranked as (

    select
        *,
        row_number() over (
            partition by _source, id
            order by _fivetran_start desc nulls last, last_modified_date desc nulls last, _fivetran_synced desc nulls last, _file desc, _batch desc, _line desc
        ) as newest_first
    from raw_salesforce_user

),

final as (

    select
        _source as source,
        id as rep_id,
        name,
        email,
        manager_id,
        user_role_id as team_id,
        coalesce(is_active, true) and not coalesce(_fivetran_deleted, false) as is_active,
        title
    from ranked
    where newest_first = 1

)

select * from final
