-- Open deals that take longer than normal.
select
    a.deal_id,
    a.deal_name,
    a.account_name,
    a.team_name,
    a.rep_name,
    s.label as stage,
    a.alert,
    a.amount_dated,
    a.expected_close_on,
    a.days,
    a.normal_days,
    a.days_over
from :schema.deal_alert as a
left join :schema.dim_stage as s on a.stage = s.stage
