-- Grain: one row per delivered entry of a deal into a stage. Key: source, deal_id, entered_at, stage_id.
-- A stage's pipeline is that of the stage itself, retired stages included (traps 17 and 18); a stage that no pipeline
-- lists any more is held to be in the pipeline of the deal (trap 19).
with

entries as (

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
