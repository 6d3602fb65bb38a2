-- Grain: one row per live deal that has become an opportunity. Key: deal_key.
with

final as (

    select
        opportunities.deal_key,
        opportunities.account_id,
        opportunities.opened_at,
        opportunities.opened_on,
        opportunities.unit_key,
        opportunities.current_unit_key,
        opportunities.segment_set,
        opportunities.won_at,
        opportunities.is_won_in_time,
        deals.deal_id,
        deals.outcome,
        deals.stage,
        deals.product,
        deals.lead_source,
        deals.deal_type,
        deals.amount_dated,
        deals.amount_constant,
        deals.won_amount_dated,
        deals.won_amount_constant
    from core_opportunity as opportunities
    left join core_deal as deals on deals.deal_key = opportunities.deal_key

)

select * from final
