-- Grain: one row per delivered entry of a deal into a stage. Key: source, deal_id, entered_at, stage_id.
-- A stage's pipeline is that of the stage itself, retired stages included (traps 17 and 18); a stage that no pipeline
-- lists any more is held to be in the pipeline of the deal (trap 19). Where neither form of history tells of a deal,
-- its own properties do: when it last entered each stage, under the retired names or the new ones (trap 11).
with

told_entries as (

    select
        _source as source,
        deal_id,
        date_entered as entered_at,
        value as stage_id
    from raw_hubspot_deal_stage
    union all
    select
        _source as source,
        deal_id,
        timestamp as entered_at,
        value as stage_id
    from raw_hubspot_deal_property_history
    where name = 'dealstage' and value is not null

),

-- Exports part letters from digits, so that a stage is found by its letters and digits alone; HubSpot adds a number
-- of its own to the ids that it made of 32 digits.
date_properties as (

    select
        deals._source as source,
        deals.deal_id,
        regexp_replace(lower(property.name), '^(property_)?hs_(v_?2_)?date_entered_', '') as stage_name,
        lower(property.name) rlike 'hs_v_?2_' as is_new_name,
        struct(
            deals.property_hs_lastmodifieddate, deals._fivetran_synced, deals._file, deals._batch, deals._line
        ) as told,
        property.value
    from raw_hubspot_deal as deals
        lateral view explode(
            map_filter(
                deals._attributes,
                (name, value) -> lower(name) rlike '^(property_)?hs_(v_?2_)?date_entered_' and value <> ''
            )
        ) property as name, value

),

newest_properties as (

    select
        source,
        deal_id,
        stage_name,
        regexp_replace(regexp_replace(stage_name, '[^a-z0-9]', ''), '^([0-9a-f]{32})[0-9]+$', '$1') as letters,
        max_by(value, struct(is_new_name, told)) as value
    from date_properties
    where stage_name <> 'current_stage'
    group by source, deal_id, stage_name

),

stage_names as (

    select
        _source as source,
        regexp_replace(lower(stage_id), '[^a-z0-9]', '') as letters,
        min(stage_id) as stage_id
    from raw_hubspot_deal_pipeline_stage
    group by _source, letters

),

property_entries as (

    select
        properties.source,
        properties.deal_id,
        if(
            properties.value rlike '^[0-9]{11,14}$',
            timestamp_millis(try_cast(properties.value as bigint)),
            try_cast(properties.value as timestamp)
        ) as entered_at,
        coalesce(stage_names.stage_id, properties.stage_name) as stage_id
    from newest_properties as properties
    left join stage_names
        on stage_names.source = properties.source and stage_names.letters = properties.letters

),

entries as (

    select * from told_entries
    union all
    select property_entries.*
    from property_entries
    left anti join told_entries
        on told_entries.source = property_entries.source and told_entries.deal_id = property_entries.deal_id
    where property_entries.entered_at is not null

),

stage_pipelines as (

    select
        _source as source,
        stage_id,
        min(pipeline_id) as pipeline_id
    from raw_hubspot_deal_pipeline_stage
    group by _source, stage_id
    having count(distinct pipeline_id) = 1

),

listed as (

    select
        entries.source,
        entries.deal_id,
        entries.entered_at,
        stage_pipelines.pipeline_id,
        entries.stage_id
    from entries
    inner join stage_pipelines
        on stage_pipelines.source = entries.source and stage_pipelines.stage_id = entries.stage_id

),

unlisted as (

    select entries.*
    from entries
    left anti join stage_pipelines
        on stage_pipelines.source = entries.source and stage_pipelines.stage_id = entries.stage_id

),

placed as (

    select
        unlisted.source,
        unlisted.deal_id,
        unlisted.entered_at,
        deals.pipeline_id,
        unlisted.stage_id
    from unlisted
    left join staging_hubspot_deal as deals
        on deals.source = unlisted.source and deals.deal_id = unlisted.deal_id

),

final as (

    select * from listed
    union all
    select * from placed

)

select * from final
