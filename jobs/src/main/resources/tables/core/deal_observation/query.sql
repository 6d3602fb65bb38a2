-- Grain: one row per change of a deal that a source tells of, and one per deal for its current record.
-- Full-row history, property history, event logs and milestones all arrive as changes of single fields: a null struct
-- says nothing of its field. The current record speaks last.
with

delivered_changes as (

    select * from staging_salesforce_deal_change
    union all
    select * from staging_hubspot_deal_change
    union all
    select * from staging_mapped_deal_change

),

changes as (

    select
        xxhash64(source, deal_id) as deal_key,
        source,
        false as is_record,
        occurred_at,
        coalesce(sequence, 0) as sequence,
        row_key,
        stage,
        owner,
        amount,
        currency,
        expected_close,
        forecast_category,
        deleted,
        cast(null as timestamp) as created_at
    from delivered_changes

),

-- A merged deal lives on in its winner and ends here.
known_records as (

    select
        *,
        (is_deleted or merged_into_deal_id is not null)
        and coalesce(deleted_at, modified_at, created_at) < :as_of as is_deleted_then
    from core_deal_record

),

records as (

    select
        deal_key,
        source,
        true as is_record,
        case
            when is_deleted_then then coalesce(deleted_at, modified_at, created_at)
            when modified_at < :as_of then modified_at
            else created_at
        end as occurred_at,
        0L as sequence,
        '' as row_key,
        if(stage_id is null, null, named_struct('pipeline_id', pipeline_id, 'stage_id', stage_id)) as stage,
        if(rep_id is null, null, named_struct('value', substring(rep_id, length(source) + 2))) as owner,
        if(amount is null, null, named_struct('value', amount)) as amount,
        if(currency is null, null, named_struct('value', currency)) as currency,
        if(expected_close_on is null, null, named_struct('value', expected_close_on)) as expected_close,
        if(forecast_category is null, null, named_struct('value', forecast_category)) as forecast_category,
        if(modified_at < :as_of or is_deleted_then, named_struct('value', is_deleted_then), null) as deleted,
        created_at,
        is_deleted_then or coalesce(modified_at < :as_of, false) as is_current_then
    from known_records
    where coalesce(created_at, modified_at) < :as_of or (created_at is null and modified_at is null)

),

-- A record modified after the as-of instant tells only of fields that no history speaks of.
observations as (

    select
        *,
        true as is_current_then,
        occurred_at < :as_of as is_known
    from changes
    union all
    select
        *,
        true as is_known
    from records

),

final as (

    select
        observations.deal_key,
        observations.source,
        observations.is_record,
        observations.is_known,
        observations.is_current_then,
        observations.occurred_at,
        observations.sequence,
        if(observations.stage is null, 0, coalesce(map.position, 0)) as stage_order,
        observations.row_key,
        observations.created_at,
        if(
            observations.stage is null,
            null,
            named_struct(
                'pipeline', coalesce(observations.stage.pipeline_id, ''),
                'source_stage_id', observations.stage.stage_id,
                'stage', coalesce(map.stage, '(unmapped)'),
                'position', map.position,
                'kind', coalesce(map.kind, 'open')
            )
        ) as mapped_stage,
        observations.owner,
        observations.amount,
        observations.currency,
        observations.expected_close,
        observations.forecast_category,
        observations.deleted
    from observations
    left join core_stage_map as map
        on
            map.source = observations.source
            and map.pipeline_id = coalesce(observations.stage.pipeline_id, '')
            and map.stage_id = observations.stage.stage_id
            and observations.occurred_at >= map.valid_from
            and observations.occurred_at < map.valid_to

)

select * from final
