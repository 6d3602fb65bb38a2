-- One KPI of all teams in 24 months. Grain: one row per month and team. Key: period_start, team_id.
select
    period_start,
    team_id,
    team_name,
    numerator,
    denominator,
    value
from mart.kpi
where
    metric = 'win_rate'
    and period_grain = 'month'
    and period_start >= add_months(trunc(:last_on, 'month'), -23)
    and level = 'team'
    and segment = 'all'
    and attribution = 'event'
order by period_start, team_id
