-- Grain: one row per activity and deal that it belongs to (many to many, trap 35). Key: activity_id, deal_key.
with

delivered as (

    select * from staging_salesforce_activity_deal
    union all
    select * from staging_hubspot_activity_deal
    union all
    select * from staging_mapped_activity_deal

),

final as (

    select distinct
        concat(source, ':', activity_id) as activity_id,
        xxhash64(source, deal_id) as deal_key
    from delivered

)

select * from final
