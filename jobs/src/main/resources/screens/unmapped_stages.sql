-- Stages that no line of the stage map names: one row a source, pipeline and stage, with the deals ever in it.
with unmapped as (
    select
        source,
        coalesce(pipeline, '') as pipeline,
        coalesce(source_stage_id, '') as stage_id,
        max(stage_kind) as kind,
        count(distinct deal_key) as deals
    from core.deal_version
    where stage = '(unmapped)'
    group by all
),

labels as (
    select
        source,
        pipeline_id,
        stage_id,
        max(label) as label
    from core.stage_map
    group by all
),

final as (
    select
        unmapped.source,
        unmapped.pipeline,
        unmapped.stage_id,
        coalesce(labels.label, '') as label,
        unmapped.kind,
        unmapped.deals
    from unmapped
    left join labels
        on
            unmapped.source = labels.source
            and unmapped.pipeline = labels.pipeline_id
            and unmapped.stage_id = labels.stage_id
    order by unmapped.deals desc, unmapped.source, unmapped.pipeline, unmapped.stage_id
)

select * from final
