-- Grain: one row per company of a source. Key: source, account_id.
with

ranked as (

    select
        *,
        row_number() over (
            partition by xxhash64(_source, id), _source, id
            order by property_hs_lastmodifieddate desc nulls last, _fivetran_synced desc nulls last, _file desc, _batch desc, _line desc
        ) as newest_first
    from raw_hubspot_company

),

final as (

    select
        _source as source,
        id as account_id,
        property_name as name,
        property_industry as industry,
        property_country as country,
        property_numberofemployees as employees,
        property_annualrevenue as annual_revenue,
        property_hubspot_owner_id as owner_id,
        split(property_web_technologies, ';') as technologies,
        try_cast(_attributes['property_search_ad_spend'] as decimal(24, 6)) as search_ad_spend,
        split(nullif(_attributes['property_open_jobs'], ''), ';') as open_jobs,
        property_createdate as created_at,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        _attributes as attributes
    from ranked
    where newest_first = 1

)

select * from final
