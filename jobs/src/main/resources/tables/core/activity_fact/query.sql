-- Grain: one row per measure of activity, day, credit and set of segments.
-- A chance is an activity so old that what follows it would be known; its quantity is 1 where it was taken. Younger
-- ones are not judged, so that the newest periods do not look like a drop (trap 26).
with

chances as (

    select
        *,
        occurred_at + make_dt_interval(:reply_days) <= :as_of as is_reply_due,
        occurred_at + make_dt_interval(:meeting_days) <= :as_of as is_meeting_due,
        occurred_at + make_dt_interval(:opportunity_days) <= :as_of as is_opportunity_due,
        occurred_at + make_dt_interval(:sale_days) <= :as_of as is_sale_due
    from core_activity_outcome

),

counted as (

    select
        fact.measure,
        chances.occurred_on as fact_on,
        chances.unit_key as event_unit_key,
        chances.current_unit_key,
        chances.segment_set,
        count(*) as facts,
        sum(fact.quantity) as quantity
    from chances
    lateral view stack(
        11,
        if(is_call, 'calls', null), 1L,
        if(is_dial, 'dials', null), 1L,
        if(is_dial and is_conversation, 'dialled_conversations', null), 1L,
        if(is_conversation, 'conversations', null), talk_seconds,
        if(is_positive, 'positive_calls', null), 1L,
        if(is_meeting, 'meetings_held', null), 1L,
        if(is_sent, 'emails_sent', null), cast(is_answered as bigint),
        if(is_sent and is_reply_due, 'reply_chances', null), cast(is_answered as bigint),
        if(is_conversation and is_meeting_due, 'meeting_chances', null), cast(led_to_meeting as bigint),
        if(is_meeting and is_opportunity_due, 'opportunity_chances', null), cast(led_to_opportunity as bigint),
        if(is_call and is_sale_due, 'sale_chances', null), cast(led_to_sale as bigint)
    ) fact as measure, quantity
    where fact.measure is not null
    group by all

),

final as (

    select
        measure,
        fact_on,
        event_unit_key,
        current_unit_key,
        segment_set,
        cast(null as string) as period_grain,
        cast(null as string) as range_kind,
        cast(facts as int) as facts,
        cast(quantity as decimal(24, 6)) as quantity_dated,
        cast(quantity as decimal(24, 6)) as quantity_constant,
        cast(null as int) as value_class,
        cast(null as double) as value
    from counted

)

select * from final
