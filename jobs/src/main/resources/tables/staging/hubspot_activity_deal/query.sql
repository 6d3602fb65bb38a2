-- Grain: one row per engagement and deal that it is linked to. Key: source, activity_id, deal_id.
with

links as (

    select
        _source as source,
        engagement_id as activity_id,
        deal_id,
        max_by(coalesce(_fivetran_deleted, false), struct(_fivetran_synced, _file, _batch, _line)) as is_deleted
    from raw_hubspot_engagement_deal
    group by xxhash64(_source, engagement_id), _source, engagement_id, deal_id

),

final as (

    select
        source,
        activity_id,
        deal_id
    from links
    where not is_deleted

)

select * from final
