-- Grain: one row per deal that a source holds a current record of. Key: deal_key.
-- The record as the source last gave it; deal_version confronts it with the history.
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
        xxhash64(source, deal_id) as deal_key,
        concat(source, ':', deal_id) as deal_id,
        source,
        deal_id as source_deal_id,
        name,
        concat(source, ':', account_id) as account_id,
        concat(source, ':', owner_id) as rep_id,
        coalesce(pipeline_id, '') as pipeline_id,
        stage_id,
        amount,
        upper(currency) as currency,
        expected_close_on,
        close_field_on,
        forecast_category,
        product,
        lead_source,
        deal_type,
        created_at,
        modified_at,
        coalesce(is_deleted, false) as is_deleted,
        deleted_at,
        concat(source, ':', merged_into_deal_id) as merged_into_deal_id,
        attributes
    from delivered

)

select * from final
