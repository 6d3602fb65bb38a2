-- Grain: one row per contact. Key: source, prospect_id.
-- A contact became a deal when the first deal with it was created.
with

ranked as (

    select
        *,
        row_number() over (
            partition by _source, id
            order by property_hs_lastmodifieddate desc nulls last, _fivetran_synced desc nulls last, _file desc, _batch desc, _line desc
        ) as newest_first
    from raw_hubspot_contact

),

first_deals as (

    select
        links._source,
        links.contact_id,
        min_by(links.deal_id, struct(deals.created_at, links.deal_id)) as deal_id,
        min(deals.created_at) as created_at
    from raw_hubspot_deal_contact as links
    inner join staging_hubspot_deal as deals
        on deals.source = links._source and deals.deal_id = links.deal_id
    where not coalesce(links._fivetran_deleted, false)
    group by links._source, links.contact_id

),

final as (

    select
        ranked._source as source,
        ranked.id as prospect_id,
        ranked.property_createdate as created_at,
        first_deals.created_at as converted_at,
        first_deals.deal_id as converted_deal_id,
        ranked.property_hubspot_owner_id as owner_id,
        ranked.property_industry as industry,
        try_cast(ranked.property_numemployees as bigint) as employees,
        ranked.property_associatedcompanyid as account_id,
        ranked.property_jobtitle as title,
        try_cast(ranked._attributes['property_role_since'] as date) as role_since,
        cast(null as array<string>) as technologies,
        cast(null as decimal(24, 6)) as search_ad_spend,
        cast(null as array<string>) as open_jobs
    from ranked
    left join first_deals
        on first_deals._source = ranked._source and first_deals.contact_id = ranked.id
    where
        ranked.newest_first = 1
        and not coalesce(ranked.is_deleted, false)
        and not coalesce(ranked._fivetran_deleted, false)

)

select * from final
