-- Grain: one row per change that Salesforce tells of. Key: source, deal_id, occurred_at, row_key.
-- Three shapes of history become changes: full rows of Fivetran's history mode, rows of OpportunityHistory, and rows
-- of OpportunityFieldHistory, whose first old value is what the field held from creation on.
with

full_rows as (

    select
        _source,
        id,
        _fivetran_start,
        _fivetran_end,
        _fivetran_active,
        _fivetran_synced,
        _file,
        _batch,
        _line,
        record_type_id,
        stage_name,
        owner_id,
        amount,
        currency_iso_code,
        close_date,
        coalesce(forecast_category_name, forecast_category) as forecast_category,
        is_won,
        is_closed,
        is_deleted
    from raw_salesforce_opportunity_history
    union all
    select
        _source,
        id,
        _fivetran_start,
        _fivetran_end,
        _fivetran_active,
        _fivetran_synced,
        _file,
        _batch,
        _line,
        record_type_id,
        stage_name,
        owner_id,
        amount,
        currency_iso_code,
        close_date,
        coalesce(forecast_category_name, forecast_category) as forecast_category,
        is_won,
        is_closed,
        is_deleted
    from raw_salesforce_opportunity
    where _fivetran_start is not null

),

followed as (

    select
        *,
        lead(_fivetran_start) over (
            partition by xxhash64(_source, id), _source, id
            order by _fivetran_start, _fivetran_synced, _file, _batch, _line
        ) as next_start
    from full_rows

),

-- Of several deliveries of one state the newest counts (trap 10). A last state that has ended and that no other
-- follows means that the record was deleted for good (trap 7).
states as (

    select
        *,
        explode(
            if(
                next_start is null and not _fivetran_active and _fivetran_end < timestamp '2050-01-01',
                array(false, true),
                array(false)
            )
        ) as is_end
    from followed
    where next_start is null or next_start <> _fivetran_start

),

state_changes as (

    select
        _source as source,
        id as deal_id,
        if(is_end, _fivetran_end, _fivetran_start) as occurred_at,
        concat(if(is_end, 'end:', 'state:'), cast(unix_micros(_fivetran_start) as string)) as row_key,
        if(
            is_end or stage_name is null,
            null,
            named_struct('pipeline_id', record_type_id, 'stage_id', stage_name)
        ) as stage,
        if(is_end or owner_id is null, null, named_struct('value', owner_id)) as owner,
        if(is_end, null, named_struct('value', amount)) as amount,
        if(is_end or currency_iso_code is null, null, named_struct('value', currency_iso_code)) as currency,
        if(is_end or close_date is null, null, named_struct('value', close_date)) as expected_close,
        if(is_end or forecast_category is null, null, named_struct('value', forecast_category)) as forecast_category,
        named_struct('value', is_end or coalesce(is_deleted, false)) as deleted,
        if(is_end, null, is_won) as won_hint,
        case when is_end then null when is_won then 'won' when is_closed then 'lost' when not is_closed then 'open' end
            as kind_hint
    from states

),

stage_history as (

    select
        *,
        row_number() over (
            partition by xxhash64(_source, id), _source, id
            order by _fivetran_synced desc nulls last, _file desc, _batch desc, _line desc
        ) as newest_first
    from raw_salesforce_opportunity_stage_history

),

stage_history_changes as (

    select
        history._source as source,
        history.opportunity_id as deal_id,
        history.created_date as occurred_at,
        concat('history:', history.id) as row_key,
        if(
            history.stage_name is null,
            null,
            named_struct('pipeline_id', deals.pipeline_id, 'stage_id', history.stage_name)
        ) as stage,
        cast(null as struct<value: string>) as owner,
        named_struct('value', history.amount) as amount,
        if(history.currency_iso_code is null, null, named_struct('value', history.currency_iso_code)) as currency,
        if(history.close_date is null, null, named_struct('value', history.close_date)) as expected_close,
        if(history.forecast_category is null, null, named_struct('value', history.forecast_category))
            as forecast_category,
        cast(null as struct<value: boolean>) as deleted,
        cast(null as boolean) as won_hint,
        cast(null as string) as kind_hint
    from stage_history as history
    left join staging_salesforce_deal as deals
        on deals.source = history._source and deals.deal_id = history.opportunity_id
    where history.newest_first = 1 and not coalesce(history.is_deleted, false)

),

field_history as (

    select
        *,
        lower(replace(field, '_', '')) as field_name,
        row_number() over (
            partition by xxhash64(_source, id), _source, id
            order by _fivetran_synced desc nulls last, _file desc, _batch desc, _line desc
        ) as newest_first
    from raw_salesforce_opportunity_field_history

),

-- Salesforce writes a change of owner twice, once with names and once with ids.
tracked as (

    select
        *,
        row_number() over (
            partition by xxhash64(_source, opportunity_id), _source, opportunity_id, field_name
            order by created_date, id
        ) as change_number
    from field_history
    where
        newest_first = 1
        and not coalesce(is_deleted, false)
        and (
            field_name in (
                'stagename', 'amount', 'closedate', 'ownerid', 'currencyisocode',
                'forecastcategory', 'forecastcategoryname'
            )
            or field_name = 'owner' and coalesce(new_value, old_value) rlike '^005[A-Za-z0-9]{12,15}$'
        )

),

values_told as (

    select
        *,
        explode(if(change_number = 1, array(true, false), array(false))) as is_first_value
    from tracked

),

field_values as (

    select
        told._source as source,
        told.opportunity_id as deal_id,
        if(told.is_first_value, deals.created_at, told.created_date) as occurred_at,
        concat(if(told.is_first_value, 'first:', 'field:'), told.id) as row_key,
        told.field_name,
        if(told.is_first_value, told.old_value, told.new_value) as value,
        deals.pipeline_id
    from values_told as told
    left join staging_salesforce_deal as deals
        on deals.source = told._source and deals.deal_id = told.opportunity_id

),

field_changes as (

    select
        source,
        deal_id,
        occurred_at,
        row_key,
        if(
            field_name = 'stagename' and value is not null,
            named_struct('pipeline_id', pipeline_id, 'stage_id', value),
            null
        ) as stage,
        if(field_name in ('owner', 'ownerid'), named_struct('value', value), null) as owner,
        if(field_name = 'amount', named_struct('value', try_cast(value as decimal(24, 6))), null) as amount,
        if(field_name = 'currencyisocode', named_struct('value', value), null) as currency,
        if(field_name = 'closedate', named_struct('value', try_cast(value as date)), null) as expected_close,
        if(field_name in ('forecastcategory', 'forecastcategoryname'), named_struct('value', value), null)
            as forecast_category,
        cast(null as struct<value: boolean>) as deleted,
        cast(null as boolean) as won_hint,
        cast(null as string) as kind_hint
    from field_values
    where occurred_at is not null

),

changes as (

    select * from state_changes
    union all
    select * from stage_history_changes
    union all
    select * from field_changes

),

final as (

    select
        source,
        deal_id,
        occurred_at,
        cast(null as bigint) as sequence,
        row_key,
        stage,
        owner,
        amount,
        currency,
        expected_close,
        forecast_category,
        deleted,
        won_hint,
        kind_hint
    from changes

)

select * from final
