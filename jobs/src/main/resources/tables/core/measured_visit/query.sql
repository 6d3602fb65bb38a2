-- Grain: one row per stay of a live deal in a stage. Key: deal_key, visit_number.
with

final as (

    select
        visits.deal_key,
        visits.visit_number,
        visits.pipeline,
        visits.stage,
        visits.stage_position,
        visits.stage_kind,
        visits.entered_at,
        visits.entered_on,
        visits.left_at,
        visits.left_on,
        visits.days,
        visits.next_stage,
        visits.exit,
        visits.is_left_truncated,
        visits.entered_unit_key,
        visits.left_unit_key,
        visits.entered_amount_dated,
        visits.entered_amount_constant,
        deals.deal_id,
        deals.outcome,
        deals.product,
        deals.lead_source,
        deals.deal_type,
        deals.amount_dated,
        deals.amount_constant,
        deals.current_unit_key,
        xxhash64(deals.segments) as segment_set
    from core_stage_visit as visits
    inner join core_deal as deals on deals.deal_key = visits.deal_key
    where deals.is_live

)

select * from final
