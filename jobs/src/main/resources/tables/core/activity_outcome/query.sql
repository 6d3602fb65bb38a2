-- Grain: one row per call, e-mail or meeting that took place. Key: activity_id.
-- An activity counts once, for who did it then, however many deals it is linked to (trap 35); a task counts for what
-- it was, when it was done (trap 41). What followed is looked for with the same account; where there is no account,
-- with the same deal. Each activity is a chance that was taken or not, so that no rate exceeds 1 (trap 25).
with

first_deals as (

    select
        links.activity_id,
        min_by(
            struct(deals.deal_key, deals.account_id),
            struct(deals.account_id is null, deals.deal_key)
        ) as deal
    from core_activity_deal as links
    inner join core_deal as deals on deals.deal_key = links.deal_key
    group by links.activity_id

),

contacts as (

    select
        activities.activity_id,
        activities.kind,
        activities.occurred_at,
        activities.occurred_on,
        activities.rep_id,
        activities.unit_key,
        activities.duration_seconds,
        coalesce(activities.account_id, first_deals.deal.account_id) as account_id,
        coalesce(
            activities.account_id,
            first_deals.deal.account_id,
            concat('(deal)', first_deals.deal.deal_key),
            concat('(activity)', activities.activity_id)
        ) as party,
        activities.kind = 'call' as is_call,
        activities.kind = 'call' and activities.direction is distinct from 'inbound' as is_dial,
        activities.kind = 'call' and coalesce(
            dispositions.is_connected
            or (not dispositions.is_unreached and activities.duration_seconds >= :conversation_seconds),
            activities.duration_seconds >= :conversation_seconds,
            false
        ) as is_conversation,
        activities.kind = 'call' and coalesce(dispositions.is_positive, false) as is_positive,
        activities.kind = 'meeting' as is_meeting,
        activities.kind = 'email' and activities.direction is distinct from 'inbound' as is_sent,
        activities.kind = 'email' and activities.direction is not distinct from 'inbound' as is_reply
    from core_activity as activities
    left join first_deals on first_deals.activity_id = activities.activity_id
    left join core_disposition as dispositions
        on dispositions.disposition = lower(trim(activities.outcome))
    where activities.is_completed and activities.kind in ('call', 'email', 'meeting')

),

-- What happened with one party, in one line of time.
events as (

    select
        struct(*) as contact,
        party,
        occurred_at,
        if(is_reply, occurred_at, null) as replied_at,
        if(is_meeting, occurred_at, null) as met_at,
        null as opened_at,
        null as won_at
    from contacts
    union all
    select
        null as contact,
        coalesce(account_id, concat('(deal)', deal_key)) as party,
        opened_at as occurred_at,
        null as replied_at,
        null as met_at,
        opened_at,
        null as won_at
    from core_opportunity
    union all
    select
        null as contact,
        coalesce(account_id, concat('(deal)', deal_key)) as party,
        won_at as occurred_at,
        null as replied_at,
        null as met_at,
        null as opened_at,
        won_at
    from core_opportunity
    where won_at is not null

),

-- Latest first, so that the least of what came before in this order is the next to come.
followed as (

    select
        contact.*,
        min(replied_at) over later as next_reply_at,
        min(met_at) over later as next_meeting_at,
        min(opened_at) over later as next_opportunity_at,
        min(won_at) over later as next_sale_at
    from events
    window later as (partition by party order by occurred_at desc)

),

teams_now as (

    select
        rep_id,
        team_id
    from core_rep_team
    where valid_from < :as_of and valid_to >= :as_of

),

segment_sets as (

    select
        account_id,
        xxhash64(array_union(array('all'), sort_array(collect_set(segment)))) as segment_set
    from core_segment_membership
    group by account_id

),

final as (

    select
        followed.activity_id,
        followed.kind,
        followed.occurred_at,
        followed.occurred_on,
        followed.rep_id,
        followed.unit_key,
        xxhash64(followed.rep_id, coalesce(teams_now.team_id, '(no team)')) as current_unit_key,
        followed.account_id,
        coalesce(segment_sets.segment_set, xxhash64(array('all'))) as segment_set,
        followed.is_call,
        followed.is_dial,
        followed.is_conversation,
        followed.is_positive,
        followed.is_meeting,
        followed.is_sent,
        if(followed.is_conversation, coalesce(followed.duration_seconds, 0), null) as talk_seconds,
        if(
            followed.is_sent,
            coalesce(followed.next_reply_at < followed.occurred_at + make_dt_interval(:reply_days), false),
            null
        ) as is_answered,
        if(
            followed.is_conversation,
            coalesce(followed.next_meeting_at < followed.occurred_at + make_dt_interval(:meeting_days), false),
            null
        ) as led_to_meeting,
        if(
            followed.is_meeting,
            coalesce(followed.next_opportunity_at < followed.occurred_at + make_dt_interval(:opportunity_days), false),
            null
        ) as led_to_opportunity,
        if(
            followed.is_call,
            coalesce(followed.next_sale_at < followed.occurred_at + make_dt_interval(:sale_days), false),
            null
        ) as led_to_sale
    from followed
    left join teams_now on teams_now.rep_id = followed.rep_id
    left join segment_sets on segment_sets.account_id = followed.account_id
    where followed.activity_id is not null

)

select * from final
