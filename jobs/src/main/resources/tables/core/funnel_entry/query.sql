-- Grain: one row per deal, funnel, rule and pair of stages that the deal entered.
-- Key: deal_key, funnel, rule, from_stage, to_stage.
-- Pairs are each open stage with the next, and each with won; direct has only neighbours. A deal that had been at the
-- target or beyond without advancing under the rule went around it: bypassed. Winning is the outcome that stands.
with

deals as (

    select
        deal_key,
        outcome,
        if(outcome = 'won', closed_at, null) as won_at,
        if(outcome = 'lost', closed_at, null) as lost_at,
        current_unit_key,
        xxhash64(segments) as segment_set,
        if(is_left_truncated, first_observed_at, null) as unobserved_until
    from core_deal
    where is_live and first_observed_at is not null

),

funnels as (

    select
        funnel,
        max(window_days) as window_days
    from core_funnel_stage
    group by funnel

),

passages as (

    select
        passage.*,
        if(passage.is_last, deals.won_at, passage.next_reached_at) as next_beyond_at,
        deals.won_at,
        deals.lost_at,
        deals.current_unit_key,
        deals.segment_set,
        deals.unobserved_until,
        funnels.window_days
    from core_funnel_passage as passage
    inner join deals on deals.deal_key = passage.deal_key
    inner join funnels on funnels.funnel = passage.funnel

),

pairs as (

    select
        passages.deal_key,
        passages.funnel,
        passages.position as from_position,
        passages.stage as from_stage,
        passages.lost_at,
        passages.current_unit_key,
        passages.segment_set,
        passages.unobserved_until,
        passages.window_days,
        pair.*
    from passages
    lateral view stack(
        7,
        'reached', next_stage, reached_at, reached_unit_key, next_beyond_at, next_beyond_at,
        'strict', next_stage, strict_at, strict_unit_key, if(is_last, won_at, next_strict_at), next_beyond_at,
        'touched', next_stage, first_visited_at, first_visited_unit_key, if(is_last, won_at, next_touched_at), next_beyond_at,
        'direct',
        next_stage,
        first_visited_at,
        first_visited_unit_key,
        case when not is_last then next_direct_at when next_direct_at is not null then won_at end,
        next_beyond_at,
        'reached', if(is_last, null, '(won)'), reached_at, reached_unit_key, won_at, won_at,
        'strict',
        if(is_last, null, '(won)'),
        strict_at,
        strict_unit_key,
        if(strict_through_at is null, null, won_at),
        won_at,
        'touched', if(is_last, null, '(won)'), first_visited_at, first_visited_unit_key, won_at, won_at
    ) pair as rule, to_stage, entered_at, event_unit_key, advanced_at, beyond_at
    where
        pair.to_stage is not null
        and pair.entered_at is not null
        and (passages.unobserved_until is null or pair.entered_at > passages.unobserved_until)

),

resolved as (

    select
        *,
        case
            when advanced_at is not null then 'advanced'
            when beyond_at is not null then 'bypassed'
            when lost_at is not null then 'lost'
            else 'open'
        end as status,
        greatest(
            0d,
            (unix_micros(coalesce(advanced_at, beyond_at, lost_at, :as_of)) - unix_micros(entered_at)) / 86400000000d
        ) as value,
        unix_micros(:as_of) - unix_micros(entered_at) >= window_days * 86400000000L as is_old_enough
    from pairs

),

final as (

    select
        deal_key,
        funnel,
        rule,
        from_position,
        from_stage,
        if(to_stage = '(won)', 'won', to_stage) as to_stage,
        to_date(from_utc_timestamp(entered_at, :business_zone)) as fact_on,
        event_unit_key,
        current_unit_key,
        segment_set,
        status,
        case status when 'advanced' then 0 when 'open' then 2 else 1 end as value_class,
        value,
        if(status = 'lost', 1, 0) as is_lost,
        if(status = 'bypassed', 1, 0) as is_bypassed,
        if(is_old_enough, 1, 0) as is_mature,
        if(is_old_enough and status = 'advanced' and value <= window_days, 1, 0) as is_mature_advanced
    from resolved

)

select * from final
