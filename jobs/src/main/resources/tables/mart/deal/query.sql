-- Grain: one row per deal that is not deleted or merged away. Key: deal_key.
-- Wide, for drilling from any number to the deals behind it.
with

final as (

    select
        deals.deal_key,
        deals.deal_id,
        deals.source,
        deals.name as deal_name,
        deals.account_id,
        accounts.account_name,
        accounts.industry,
        accounts.country,
        deals.pipeline,
        deals.stage,
        deals.stage_position,
        deals.stage_kind,
        deals.outcome,
        deals.product,
        deals.lead_source,
        deals.deal_type,
        deals.rep_id,
        deals.rep_name,
        deals.team_id,
        deals.team_name,
        deals.amount,
        deals.currency,
        cast(round(deals.amount_dated, 2) as decimal(20, 2)) as amount_dated,
        cast(round(deals.amount_constant, 2) as decimal(20, 2)) as amount_constant,
        cast(round(deals.won_amount_dated, 2) as decimal(20, 2)) as won_amount_dated,
        cast(round(deals.won_amount_constant, 2) as decimal(20, 2)) as won_amount_constant,
        cast(round(deals.fulfilment_cost_dated, 2) as decimal(20, 2)) as fulfilment_cost_dated,
        deals.created_at,
        deals.created_on,
        deals.expected_close_on,
        deals.forecast_category,
        deals.closed_at,
        deals.closed_on,
        deals.first_won_at,
        deals.cycle_days,
        deals.reopened_count,
        deals.skipped_stages,
        deals.regressions,
        deals.pipeline_moves,
        deals.pushes,
        deals.is_negative_cycle,
        deals.is_same_day,
        deals.is_zero_amount,
        deals.is_left_truncated,
        deals.is_corrected,
        deals.segments,
        deals.attributes,
        :as_of as as_of
    from core_deal as deals
    left join core_account as accounts on accounts.account_id = deals.account_id
    where deals.is_live

)

select * from final
