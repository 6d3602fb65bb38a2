-- Grain: one row per account of a source. Key: source, account_id.
with

ranked as (

    select
        *,
        row_number() over (
            partition by xxhash64(_source, id), _source, id
            order by last_modified_date desc nulls last, _fivetran_synced desc nulls last, _file desc, _batch desc, _line desc
        ) as newest_first
    from raw_salesforce_account

),

final as (

    select
        _source as source,
        id as account_id,
        name,
        industry,
        billing_country as country,
        number_of_employees as employees,
        annual_revenue,
        owner_id,
        split(_attributes['technologies_c'], ';') as technologies,
        try_cast(_attributes['search_ad_spend_c'] as decimal(24, 6)) as search_ad_spend,
        split(nullif(_attributes['open_jobs_c'], ''), ';') as open_jobs,
        created_date as created_at,
        coalesce(is_deleted, false) or not coalesce(_fivetran_active, true) as is_deleted,
        _attributes as attributes
    from ranked
    where newest_first = 1

)

select * from final
