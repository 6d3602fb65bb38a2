-- Grain: one row per task or event. Key: source, activity_id.
-- A task happened when it was completed, never on its due date (trap 41). An event that other invitees have as well
-- counts once.
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

task_activities as (

    select
        _source as source,
        id as activity_id,
        case
            when lower(task_subtype) = 'call' or lower(type) = 'call' then 'call'
            when lower(task_subtype) in ('email', 'listemail') or lower(type) = 'email' then 'email'
            when lower(type) = 'meeting' then 'meeting'
            else 'task'
        end as kind,
        if(lower(call_type) in ('inbound', 'outbound'), lower(call_type), null) as direction,
        if(
            coalesce(is_closed, lower(status) = 'completed', false),
            coalesce(completed_date_time, last_modified_date, created_date),
            created_date
        ) as occurred_at,
        owner_id,
        call_duration_in_seconds as duration_seconds,
        call_disposition as outcome,
        coalesce(is_closed, lower(status) = 'completed', false) as is_completed,
        account_id
    from tasks
    where newest_first = 1 and not coalesce(is_deleted, false) and coalesce(_fivetran_active, true)

),

event_activities as (

    select
        _source as source,
        id as activity_id,
        'meeting' as kind,
        cast(null as string) as direction,
        coalesce(
            start_date_time, activity_date_time,
            to_utc_timestamp(cast(activity_date as timestamp), :business_zone), created_date
        ) as occurred_at,
        owner_id,
        coalesce(
            duration_in_minutes * 60, unix_seconds(end_date_time) - unix_seconds(start_date_time)
        ) as duration_seconds,
        if(lower(_attributes['no_show_c']) = 'true', 'no show', null) as outcome,
        coalesce(lower(_attributes['no_show_c']) <> 'true', true) as is_completed,
        account_id
    from events
    where
        newest_first = 1
        and not coalesce(is_deleted, false)
        and coalesce(_fivetran_active, true)
        and not coalesce(is_child, false)

),

final as (

    select * from task_activities
    union all
    select * from event_activities

)

select * from final
