-- Grain: one row per engagement. Key: source, activity_id.
-- A call that nobody answered was made all the same; one that is queued or was called off was not.
-- The row of an engagement's own kind counts before the general one. A task happened when it was completed, never on
-- its due date (trap 41). Of several companies one is the account, so that nothing counts twice (trap 35).
with

told as (

    select
        _source as source,
        engagement_id as activity_id,
        true as is_detail,
        'call' as kind,
        if(lower(property_hs_call_direction) in ('inbound', 'outbound'), lower(property_hs_call_direction), null) as direction,
        coalesce(property_hs_timestamp, property_hs_createdate) as occurred_at,
        property_hubspot_owner_id as owner_id,
        cast(property_hs_call_duration / 1000 as bigint) as duration_seconds,
        coalesce(
            property_hs_call_disposition,
            if(upper(property_hs_call_status) <> 'COMPLETED', lower(replace(property_hs_call_status, '_', ' ')), null)
        ) as outcome,
        coalesce(
            upper(property_hs_call_status) in ('COMPLETED', 'NO_ANSWER', 'BUSY', 'FAILED', 'MISSED'), true
        ) as is_completed,
        cast(null as string) as company_id,
        coalesce(_fivetran_deleted, false) as is_deleted,
        struct(_fivetran_synced, _file, _batch, _line) as delivered
    from raw_hubspot_engagement_call
    union all
    select
        _source as source,
        engagement_id as activity_id,
        true as is_detail,
        'email' as kind,
        if(upper(property_hs_email_direction) = 'INCOMING_EMAIL', 'inbound', 'outbound') as direction,
        coalesce(property_hs_timestamp, property_hs_createdate) as occurred_at,
        property_hubspot_owner_id as owner_id,
        cast(null as bigint) as duration_seconds,
        property_hs_email_status as outcome,
        coalesce(upper(property_hs_email_status) not in ('FAILED', 'BOUNCED', 'SCHEDULED', 'SENDING'), true) as is_completed,
        cast(null as string) as company_id,
        coalesce(_fivetran_deleted, false) as is_deleted,
        struct(_fivetran_synced, _file, _batch, _line) as delivered
    from raw_hubspot_engagement_email
    union all
    select
        _source as source,
        engagement_id as activity_id,
        true as is_detail,
        'meeting' as kind,
        cast(null as string) as direction,
        coalesce(property_hs_meeting_start_time, start_time, property_hs_timestamp, property_hs_createdate) as occurred_at,
        property_hubspot_owner_id as owner_id,
        unix_seconds(coalesce(property_hs_meeting_end_time, end_time))
            - unix_seconds(coalesce(property_hs_meeting_start_time, start_time)) as duration_seconds,
        coalesce(property_hs_meeting_outcome, meeting_outcome) as outcome,
        coalesce(
            upper(coalesce(property_hs_meeting_outcome, meeting_outcome)) not in ('NO_SHOW', 'CANCELED', 'RESCHEDULED'),
            true
        ) as is_completed,
        cast(null as string) as company_id,
        coalesce(_fivetran_deleted, false) as is_deleted,
        struct(_fivetran_synced, _file, _batch, _line) as delivered
    from raw_hubspot_engagement_meeting
    union all
    select
        _source as source,
        engagement_id as activity_id,
        true as is_detail,
        'note' as kind,
        cast(null as string) as direction,
        coalesce(property_hs_timestamp, property_hs_createdate) as occurred_at,
        property_hubspot_owner_id as owner_id,
        cast(null as bigint) as duration_seconds,
        cast(null as string) as outcome,
        true as is_completed,
        cast(null as string) as company_id,
        coalesce(_fivetran_deleted, false) as is_deleted,
        struct(_fivetran_synced, _file, _batch, _line) as delivered
    from raw_hubspot_engagement_note
    union all
    select
        _source as source,
        engagement_id as activity_id,
        true as is_detail,
        'task' as kind,
        cast(null as string) as direction,
        if(
            coalesce(property_hs_task_is_completed, upper(property_hs_task_status) = 'COMPLETED', property_hs_task_completion_date is not null),
            coalesce(property_hs_task_completion_date, property_hs_lastmodifieddate, property_hs_createdate),
            property_hs_createdate
        ) as occurred_at,
        property_hubspot_owner_id as owner_id,
        cast(null as bigint) as duration_seconds,
        cast(null as string) as outcome,
        coalesce(
            coalesce(property_hs_task_is_completed, upper(property_hs_task_status) = 'COMPLETED', property_hs_task_completion_date is not null), false
        ) as is_completed,
        cast(null as string) as company_id,
        coalesce(_fivetran_deleted, false) as is_deleted,
        struct(_fivetran_synced, _file, _batch, _line) as delivered
    from raw_hubspot_engagement_task
    union all
    select
        _source as source,
        engagement_id as activity_id,
        true as is_detail,
        'communication' as kind,
        cast(null as string) as direction,
        coalesce(property_hs_timestamp, property_hs_createdate) as occurred_at,
        property_hubspot_owner_id as owner_id,
        cast(null as bigint) as duration_seconds,
        cast(null as string) as outcome,
        true as is_completed,
        cast(null as string) as company_id,
        coalesce(_fivetran_deleted, false) as is_deleted,
        struct(_fivetran_synced, _file, _batch, _line) as delivered
    from raw_hubspot_engagement_communication
    union all
    select
        _source as source,
        id as activity_id,
        false as is_detail,
        case
            when upper(type) = 'CALL' then 'call'
            when upper(type) like '%EMAIL' then 'email'
            when upper(type) = 'MEETING' then 'meeting'
            when upper(type) = 'NOTE' then 'note'
            when upper(type) = 'TASK' then 'task'
            else 'communication'
        end as kind,
        cast(null as string) as direction,
        coalesce(timestamp, created_at) as occurred_at,
        owner_id,
        cast(null as bigint) as duration_seconds,
        cast(null as string) as outcome,
        cast(null as boolean) as is_completed,
        cast(null as string) as company_id,
        coalesce(_fivetran_deleted, not active, false) as is_deleted,
        struct(_fivetran_synced, _file, _batch, _line) as delivered
    from raw_hubspot_engagement
    union all
    select
        _source as source,
        engagement_id as activity_id,
        cast(null as boolean) as is_detail,
        cast(null as string) as kind,
        cast(null as string) as direction,
        cast(null as timestamp) as occurred_at,
        cast(null as string) as owner_id,
        cast(null as bigint) as duration_seconds,
        cast(null as string) as outcome,
        cast(null as boolean) as is_completed,
        company_id,
        cast(null as boolean) as is_deleted,
        struct(_fivetran_synced, _file, _batch, _line) as delivered
    from raw_hubspot_engagement_company
    where not coalesce(_fivetran_deleted, false)

),

engagements as (

    select
        source,
        activity_id,
        max_by(
            struct(kind, direction, duration_seconds, outcome, is_completed, is_deleted),
            if(is_detail is null, null, struct(is_detail, delivered))
        ) as newest,
        max_by(
            occurred_at,
            if(occurred_at is null, null, struct(is_detail, delivered))
        ) as occurred_at,
        max_by(owner_id, if(owner_id is null, null, struct(is_detail, delivered))) as owner_id,
        min(company_id) as account_id
    from told
    group by xxhash64(source, activity_id), source, activity_id

),

final as (

    select
        source,
        activity_id,
        newest.kind,
        newest.direction,
        occurred_at,
        owner_id,
        newest.duration_seconds,
        newest.outcome,
        coalesce(newest.is_completed, newest.kind <> 'task') as is_completed,
        account_id
    from engagements
    where newest.kind is not null and not newest.is_deleted

)

select * from final
