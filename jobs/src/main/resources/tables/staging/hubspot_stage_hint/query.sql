-- Grain: one row per stage of a pipeline, deleted ones included (trap 17). Key: source, pipeline_id, stage_id.
-- Of a closed stage the probability tells won from lost; closed is not won (trap 20). Stages that only deals know of
-- have no label and no kind.
with

ranked as (

    select
        *,
        row_number() over (
            partition by _source, pipeline_id, stage_id
            order by _fivetran_synced desc nulls last, _file desc, _batch desc, _line desc
        ) as newest_first
    from raw_hubspot_deal_pipeline_stage

),

listed as (

    select
        _source as source,
        pipeline_id,
        stage_id,
        label,
        display_order as position,
        case
            when closed_won then 'won'
            when not coalesce(is_closed, coalesce(probability, 0.5D) in (0, 1)) then 'open'
            when probability = 1 then 'won'
            else 'lost'
        end as kind_hint
    from ranked
    where newest_first = 1

),

seen as (

    select
        source,
        pipeline_id,
        stage_id
    from staging_hubspot_deal_stage_entry
    union
    select
        source,
        pipeline_id,
        stage_id
    from staging_hubspot_deal
    where stage_id is not null

),

final as (

    select * from listed
    union all
    select
        seen.source,
        seen.pipeline_id,
        seen.stage_id,
        cast(null as string) as label,
        cast(null as int) as position,
        cast(null as string) as kind_hint
    from seen
    left anti join listed
        on
            listed.source = seen.source
            and listed.pipeline_id <=> seen.pipeline_id
            and listed.stage_id = seen.stage_id

)

select * from final
