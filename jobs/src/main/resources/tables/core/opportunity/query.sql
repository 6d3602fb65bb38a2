-- Grain: one row per live deal that has become an opportunity. Key: deal_key.
-- A deal is one from its creation on, or from when it first was at the configured stage or beyond, or won (skipped
-- stages count as passed). When that was is not known of a deal whose history begins later: it is left out, and so is
-- one that was won before it began.
with

threshold as (

    select min(position) as position
    from core_stage
    where stage = :opportunity_stage

),

passages as (

    select
        visits.deal_key,
        min_by(
            struct(visits.entered_at, visits.entered_unit_key, visits.is_left_truncated),
            struct(visits.entered_at, visits.visit_number)
        ) as first
    from core_stage_visit as visits
    cross join threshold
    where
        visits.stage_kind = 'won'
        or (visits.stage_kind = 'open' and visits.stage_position >= threshold.position)
    group by visits.deal_key

),

openings as (

    select
        deals.deal_key,
        deals.account_id,
        if(:opportunity_stage = '', deals.created_at, passages.first.entered_at) as opened_at,
        if(:opportunity_stage = '', deals.created_unit_key, passages.first.entered_unit_key) as unit_key,
        deals.current_unit_key,
        xxhash64(deals.segments) as segment_set,
        if(deals.outcome = 'won', deals.closed_at, null) as won_at
    from core_deal as deals
    left join passages on passages.deal_key = deals.deal_key
    where
        deals.is_live
        and deals.first_observed_at is not null
        and (:opportunity_stage = '' or not passages.first.is_left_truncated)

),

final as (

    select
        deal_key,
        account_id,
        opened_at,
        to_date(from_utc_timestamp(opened_at, :business_zone)) as opened_on,
        unit_key,
        current_unit_key,
        segment_set,
        won_at,
        coalesce(won_at < opened_at + make_dt_interval(:sale_days), false) as is_won_in_time
    from openings
    where opened_at is not null and (won_at is null or won_at >= opened_at)

)

select * from final
