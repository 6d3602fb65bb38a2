-- Grain: one row per customer or prospect company of one source. Key: account_id.
with

delivered as (

    select * from staging_salesforce_account
    union all
    select * from staging_hubspot_account
    union all
    select * from staging_mapped_account

),

final as (

    select
        concat(source, ':', account_id) as account_id,
        source,
        name as account_name,
        industry,
        country,
        employees,
        annual_revenue,
        concat(source, ':', owner_id) as rep_id,
        technologies,
        created_at,
        coalesce(is_deleted, false) as is_deleted,
        attributes
    from delivered

)

select * from final
