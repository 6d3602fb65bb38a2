-- The funnel of all teams in a year. Grain: one row per team, funnel and pair of stages.
-- Key: team_id, funnel, from_stage, to_stage.
select
    team_id,
    team_name,
    funnel,
    from_stage,
    to_stage,
    entries,
    advanced,
    rate
from mart.funnel_conversion
where
    rule = 'reached'
    and period_grain = 'year'
    and period_start = trunc(:last_on, 'year')
    and level = 'team'
    and segment = 'all'
    and attribution = 'event'
order by team_id, funnel, from_position, to_stage
