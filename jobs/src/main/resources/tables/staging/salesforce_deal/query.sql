-- Grain: one row per opportunity that a source holds. Key: source, deal_id.
-- Of all delivered states the last one counts: under history mode the one that began last (trap 8), else the one
-- that was last changed. A record that Fivetran marks as no longer active is deleted.
with

delivered as (

    select
        *,
        coalesce(last_modified_date, system_modstamp, _fivetran_synced) as modified_at,
        coalesce(is_deleted, false) or not coalesce(_fivetran_active, true) as is_gone
    from raw_salesforce_opportunity

),

ranked as (

    select
        *,
        row_number() over (
            partition by xxhash64(_source, id), _source, id
            order by
                _fivetran_start desc nulls last,
                greatest(last_modified_date, system_modstamp) desc nulls last,
                _fivetran_synced desc nulls last,
                coalesce(_fivetran_active, true) desc,
                _file desc,
                _batch desc,
                _line desc
        ) as newest_first
    from delivered

),

final as (

    select
        _source as source,
        id as deal_id,
        name,
        account_id,
        owner_id,
        record_type_id as pipeline_id,
        stage_name as stage_id,
        amount,
        currency_iso_code as currency,
        close_date as expected_close_on,
        close_date as close_field_on,
        coalesce(forecast_category_name, forecast_category) as forecast_category,
        cast(null as string) as product,
        lead_source,
        type as deal_type,
        created_date as created_at,
        modified_at,
        is_won,
        is_closed,
        is_gone as is_deleted,
        if(is_gone, greatest(modified_at, system_modstamp), null) as deleted_at,
        cast(null as string) as merged_into_deal_id,
        _attributes as attributes
    from ranked
    where newest_first = 1

)

select * from final
