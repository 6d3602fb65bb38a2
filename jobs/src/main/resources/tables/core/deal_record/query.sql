-- Grain: one row per deal that a source holds a current record of. Key: deal_key.
-- The record as the source last gave it; deal_version confronts it with the history. What the newest full extract
-- left out was deleted when that extract was made (trap 7).
with

delivered as (

    select * from staging_salesforce_deal
    union all
    select * from staging_hubspot_deal
    union all
    select * from staging_mapped_deal

),

final as (

    select
        xxhash64(delivered.source, delivered.deal_id) as deal_key,
        concat(delivered.source, ':', delivered.deal_id) as deal_id,
        delivered.source,
        delivered.deal_id as source_deal_id,
        delivered.name,
        concat(delivered.source, ':', delivered.account_id) as account_id,
        concat(delivered.source, ':', delivered.owner_id) as rep_id,
        coalesce(delivered.pipeline_id, '') as pipeline_id,
        delivered.stage_id,
        delivered.amount,
        upper(delivered.currency) as currency,
        delivered.expected_close_on,
        delivered.close_field_on,
        delivered.forecast_category,
        delivered.product,
        delivered.lead_source,
        delivered.deal_type,
        delivered.created_at,
        delivered.modified_at,
        coalesce(delivered.is_deleted, false) or swept.swept_at is not null as is_deleted,
        coalesce(delivered.deleted_at, if(coalesce(delivered.is_deleted, false), null, swept.swept_at)) as deleted_at,
        concat(delivered.source, ':', delivered.merged_into_deal_id) as merged_into_deal_id,
        delivered.attributes
    from delivered
    left join staging_deal_sweep as swept
        on swept.source = delivered.source and swept.deal_id = delivered.deal_id

)

select * from final
