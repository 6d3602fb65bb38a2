-- Grain: one row per task or event that is about an opportunity. Key: source, activity_id, deal_id.
-- Ids of opportunities begin with 006.
with

tasks as (

    select
        *,
        row_number() over (
            partition by xxhash64(_source, id), _source, id
            order by last_modified_date desc nulls last, _fivetran_synced desc nulls last, _file desc, _batch desc, _line desc
        ) as newest_first
    from raw_salesforce_task

),

events as (

    select
        *,
        row_number() over (
            partition by xxhash64(_source, id), _source, id
            order by last_modified_date desc nulls last, _fivetran_synced desc nulls last, _file desc, _batch desc, _line desc
        ) as newest_first
    from raw_salesforce_event

),

final as (

    select
        _source as source,
        id as activity_id,
        what_id as deal_id
    from tasks
    where
        newest_first = 1
        and what_id like '006%'
        and not coalesce(is_deleted, false)
        and coalesce(_fivetran_active, true)
    union all
    select
        _source as source,
        id as activity_id,
        what_id as deal_id
    from events
    where
        newest_first = 1
        and what_id like '006%'
        and not coalesce(is_deleted, false)
        and coalesce(_fivetran_active, true)
        and not coalesce(is_child, false)

)

select * from final
