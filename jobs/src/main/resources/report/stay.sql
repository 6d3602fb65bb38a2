-- Time in stage of the deals of the report's newest whole year, by stage and pipeline.
select
    duration.pipeline,
    duration.stage,
    duration.deals,
    duration.median_days,
    duration.censored_median_days,
    duration.p90_days,
    duration.open_now,
    duration.stalled_now
from mart.stage_duration as duration
inner join mart.dim_stage as stage on duration.stage = stage.stage
where
    duration.segment = 'all'
    and duration.attribution = 'event'
    and duration.level = :level
    and duration.member_id = :member_id
    and duration.period_grain = :year_grain
    and duration.period_start = :main_on
    and stage.kind = 'open'
order by stage.position, duration.pipeline
