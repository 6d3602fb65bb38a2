-- Grain: one row per record type and stage name that any opportunity has or has had. Key: source, pipeline_id, stage_id.
-- What most rows say of a stage counts. Closed is not won (trap 20).
with

seen as (

    select
        _source as source,
        record_type_id as pipeline_id,
        stage_name as stage_id,
        is_won,
        is_closed
    from raw_salesforce_opportunity
    union all
    select
        _source as source,
        record_type_id as pipeline_id,
        stage_name as stage_id,
        is_won,
        is_closed
    from raw_salesforce_opportunity_history
    union all
    select
        history._source as source,
        deals.pipeline_id,
        history.stage_name as stage_id,
        cast(null as boolean) as is_won,
        cast(null as boolean) as is_closed
    from raw_salesforce_opportunity_stage_history as history
    left join staging_salesforce_deal as deals
        on deals.source = history._source and deals.deal_id = history.opportunity_id
    union all
    select
        history._source as source,
        deals.pipeline_id,
        explode(array(history.old_value, history.new_value)) as stage_id,
        cast(null as boolean) as is_won,
        cast(null as boolean) as is_closed
    from raw_salesforce_opportunity_field_history as history
    left join staging_salesforce_deal as deals
        on deals.source = history._source and deals.deal_id = history.opportunity_id
    where lower(replace(history.field, '_', '')) = 'stagename'

),

counted as (

    select
        source,
        pipeline_id,
        stage_id,
        case when is_won then 'won' when is_closed then 'lost' when not is_closed then 'open' end as kind_hint,
        count(*) as n_rows
    from seen
    where stage_id is not null
    group by all

),

final as (

    select
        source,
        pipeline_id,
        stage_id,
        stage_id as label,
        cast(null as int) as position,
        max_by(kind_hint, struct(kind_hint is not null, n_rows, kind_hint)) as kind_hint
    from counted
    group by source, pipeline_id, stage_id

)

select * from final
