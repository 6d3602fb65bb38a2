-- Grain: one row per call, email, meeting, task, note or message of one source. Key: activity_id.
with

delivered as (

    select * from staging_salesforce_activity
    union all
    select * from staging_hubspot_activity
    union all
    select * from staging_mapped_activity

),

final as (

    select
        concat(delivered.source, ':', delivered.activity_id) as activity_id,
        delivered.source,
        delivered.kind,
        delivered.direction,
        delivered.occurred_at,
        to_date(from_utc_timestamp(delivered.occurred_at, :business_zone)) as occurred_on,
        coalesce(concat(delivered.source, ':', delivered.owner_id), '(unassigned)') as rep_id,
        xxhash64(
            coalesce(concat(delivered.source, ':', delivered.owner_id), '(unassigned)'),
            coalesce(rep_team.team_id, '(no team)')
        ) as unit_key,
        delivered.duration_seconds,
        delivered.outcome,
        coalesce(delivered.is_completed, false) as is_completed,
        concat(delivered.source, ':', delivered.account_id) as account_id
    from delivered
    left join core_rep_team as rep_team
        on
            rep_team.rep_id = concat(delivered.source, ':', delivered.owner_id)
            and rep_team.valid_from <= delivered.occurred_at
            and rep_team.valid_to > delivered.occurred_at
    where delivered.occurred_at < :as_of

)

select * from final
