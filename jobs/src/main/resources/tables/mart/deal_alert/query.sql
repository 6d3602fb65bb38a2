-- Grain: one row per open deal and alert. Key: deal_key, alert.
-- Deals to talk about: open for longer than nine in ten won deals took, or in their stage for longer than nine in ten
-- finished stays there.
with

long_cycle as (

    select percentile(cycle_days, 0.9) as normal_days
    from mart_deal
    where outcome = 'won' and not is_negative_cycle

),

running_long as (

    select
        deals.deal_key,
        'running_long' as alert,
        (unix_micros(:as_of) - unix_micros(deals.created_at)) / 86400000000d as days,
        long_cycle.normal_days
    from mart_deal as deals
    cross join long_cycle
    where deals.stage_kind = 'open' and deals.outcome = 'open'

),

stalled as (

    select
        deal_key,
        'stalled' as alert,
        value as days,
        normal_days
    from core_stage_stay
    where stalled_now = 1 and value_class in (1, 3)

),

alerts as (

    select * from running_long
    union all
    select * from stalled

),

final as (

    select
        alerts.deal_key,
        alerts.alert,
        deals.deal_id,
        deals.deal_name,
        deals.account_name,
        deals.pipeline,
        deals.stage,
        deals.rep_id,
        deals.rep_name,
        deals.team_id,
        deals.team_name,
        deals.amount_dated,
        deals.expected_close_on,
        alerts.days,
        alerts.normal_days,
        alerts.days - alerts.normal_days as days_over,
        :as_of as as_of
    from alerts
    inner join mart_deal as deals on deals.deal_key = alerts.deal_key
    where alerts.days > alerts.normal_days

)

select * from final
