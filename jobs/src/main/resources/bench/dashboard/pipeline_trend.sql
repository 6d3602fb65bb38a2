-- The company's open pipeline by stage on each day of 24 months. Grain: one row per day and stage. Key: day, stage.
select
    day,
    stage,
    sum(deals) as deals,
    sum(amount) as amount
from mart.pipeline_daily
where
    day >= add_months(trunc(:last_on, 'month'), -23)
    and level = 'company'
    and segment = 'all'
    and attribution = 'event'
group by day, stage
order by day, stage
