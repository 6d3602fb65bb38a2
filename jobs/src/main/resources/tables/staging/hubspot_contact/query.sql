-- Grain: one row per contact of a source. Key: source, contact_id.
with

ranked as (

    select
        *,
        row_number() over (
            partition by xxhash64(_source, id), _source, id
            order by property_hs_lastmodifieddate desc nulls last, _fivetran_synced desc nulls last, _file desc, _batch desc, _line desc
        ) as newest_first
    from raw_hubspot_contact

),

final as (

    select
        _source as source,
        id as contact_id,
        property_associatedcompanyid as account_id,
        nullif(trim(concat_ws(' ', property_firstname, property_lastname)), '') as name,
        property_email as email,
        property_jobtitle as title,
        try_cast(_attributes['property_role_since'] as date) as role_since,
        property_createdate as created_at
    from ranked
    where newest_first = 1 and not coalesce(is_deleted, false) and not coalesce(_fivetran_deleted, false)

)

select * from final
