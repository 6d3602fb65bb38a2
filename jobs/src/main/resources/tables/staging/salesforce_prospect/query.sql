-- Grain: one row per lead of a source. Key: source, prospect_id.
with

ranked as (

    select
        *,
        row_number() over (
            partition by _source, id
            order by last_modified_date desc nulls last, _fivetran_synced desc nulls last, _file desc, _batch desc, _line desc
        ) as newest_first
    from raw_salesforce_lead

),

final as (

    select
        _source as source,
        id as prospect_id,
        created_date as created_at,
        converted_date as converted_at,
        converted_opportunity_id as converted_deal_id,
        owner_id,
        industry,
        number_of_employees as employees,
        converted_account_id as account_id,
        title,
        try_cast(_attributes['role_since_c'] as date) as role_since,
        split(nullif(_attributes['technologies_c'], ''), ';') as technologies,
        try_cast(_attributes['search_ad_spend_c'] as decimal(24, 6)) as search_ad_spend,
        split(nullif(_attributes['open_jobs_c'], ''), ';') as open_jobs
    from ranked
    where newest_first = 1 and not coalesce(is_deleted, false) and coalesce(_fivetran_active, true)

)

select * from final
