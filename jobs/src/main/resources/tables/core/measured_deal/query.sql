-- Grain: one row per deal that is neither deleted nor merged away. Key: deal_key.
-- The ratios leave out what the configuration excludes (traps 30 and 31); what is flagged has measures of its own, so
-- that nothing is left out in silence.
with

final as (

    select
        deal_key,
        deal_id,
        source,
        name,
        account_id,
        pipeline,
        stage,
        stage_position,
        stage_kind,
        product,
        lead_source,
        deal_type,
        created_at,
        created_on,
        created_unit_key,
        current_unit_key,
        rep_id,
        rep_name,
        team_id,
        team_name,
        amount,
        currency,
        amount_dated,
        amount_constant,
        expected_close_on,
        forecast_category,
        outcome,
        closed_at,
        closed_on,
        closed_unit_key,
        created_amount_dated,
        won_amount_dated,
        won_amount_constant,
        lost_amount_dated,
        fulfilment_cost_dated,
        fulfilment_cost_constant,
        first_won_at,
        reopened_count,
        cycle_days,
        is_negative_cycle,
        is_same_day,
        is_zero_amount,
        is_left_truncated,
        first_observed_at,
        is_corrected,
        skipped_stages,
        regressions,
        pipeline_moves,
        pushes,
        segments,
        attributes,
        first_observed_at is not null as is_observed,
        not (is_zero_amount and :zero_amount_deals = 'exclude')
        and not (is_negative_cycle and :negative_cycle_deals = 'exclude') as is_counted,
        xxhash64(segments) as segment_set
    from core_deal
    where is_live

)

select * from final
