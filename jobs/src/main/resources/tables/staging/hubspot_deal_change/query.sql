-- Grain: one row per change of a property that HubSpot tells of. Key: source, deal_id, occurred_at, row_key.
-- A change that was delivered twice gives two equal rows, which change nothing twice (trap 10); of two values for one
-- instant the one that was told last counts.
with

stage_changes as (

    select
        source,
        deal_id,
        entered_at as occurred_at,
        'dealstage' as name,
        pipeline_id,
        stage_id as value
    from staging_hubspot_deal_stage_entry

),

property_changes as (

    select
        _source as source,
        deal_id,
        timestamp as occurred_at,
        name,
        cast(null as string) as pipeline_id,
        max_by(value, struct(_fivetran_synced, _file, _batch, _line)) as value
    from raw_hubspot_deal_property_history
    where
        name in (
            'amount', 'closedate', 'hubspot_owner_id', 'deal_currency_code',
            'hs_forecast_category', 'hs_manual_forecast_category'
        )
    group by xxhash64(_source, deal_id), _source, deal_id, timestamp, name

),

changes as (

    select * from stage_changes
    union all
    select * from property_changes

),

final as (

    select
        source,
        deal_id,
        occurred_at,
        cast(null as bigint) as sequence,
        concat_ws(':', name, value) as row_key,
        if(name = 'dealstage', named_struct('pipeline_id', pipeline_id, 'stage_id', value), null) as stage,
        if(name = 'hubspot_owner_id', named_struct('value', value), null) as owner,
        if(name = 'amount', named_struct('value', try_cast(value as decimal(24, 6))), null) as amount,
        if(name = 'deal_currency_code', named_struct('value', value), null) as currency,
        if(name = 'closedate', named_struct('value', case
                when value rlike '^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$' then try_cast(value as date)
                when value rlike '^[0-9]{11,14}$'
                    then to_date(from_utc_timestamp(timestamp_millis(try_cast(value as bigint)), :business_zone))
                else to_date(from_utc_timestamp(try_cast(value as timestamp), :business_zone))
            end), null) as expected_close,
        if(name in ('hs_forecast_category', 'hs_manual_forecast_category'), named_struct('value', value), null)
            as forecast_category,
        cast(null as struct<value: boolean>) as deleted,
        cast(null as boolean) as won_hint,
        cast(null as string) as kind_hint
    from changes

)

select * from final
