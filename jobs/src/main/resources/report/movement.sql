-- The waterfall of the report's member in its newest whole year, from start to end: a bar a row, below zero where it falls.
select
    period_start,
    movement,
    deals,
    case when movement = 'end' then amount else sign * amount end as amount
from mart.pipeline_movement
where
    segment = 'all'
    and attribution = 'event'
    and level = :level
    and member_id = :member_id
    and period_grain = :year_grain
    and period_start = :main_on
order by position
