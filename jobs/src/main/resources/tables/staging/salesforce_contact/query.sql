-- Grain: one row per contact of a source. Key: source, contact_id.
with

ranked as (

    select
        *,
        row_number() over (
            partition by xxhash64(_source, id), _source, id
            order by last_modified_date desc nulls last, _fivetran_synced desc nulls last, _file desc, _batch desc, _line desc
        ) as newest_first
    from raw_salesforce_contact

),

final as (

    select
        _source as source,
        id as contact_id,
        account_id,
        name,
        email,
        title,
        try_cast(_attributes['role_since_c'] as date) as role_since,
        created_date as created_at
    from ranked
    where newest_first = 1 and not coalesce(is_deleted, false) and coalesce(_fivetran_active, true)

)

select * from final
