-- Time in stage (definitions 4): per deal and stage, of the last visit and of all visits together.
-- A visit that began before the history did is not timed.
create table stay as
with timed as (
    select
        v.*, d.is_truncated and v.visit = 1 as is_truncated,
        case
            when v.left_at is null then (epoch_us(getvariable('as_of')) - epoch_us(v.entered_at)) / 86400000000
            else cast(days_between(v.entered_at, v.left_at) as double)
        end as days
    from visit as v
    inner join deal as d on v.deal = d.deal
    where v.kind = 'open'
)

select
    deal, pipeline, stage, min(entered_at) as entered_at, count(*) as visits,
    bool_or(left_at is null) as is_open, bool_or(is_truncated) as is_cut,
    arg_max(is_truncated, visit) as is_last_cut,
    arg_max(days, visit) as last_days, sum(days) as all_days
from timed
group by all;

create table stage_limit as
select pipeline, stage, quantile_cont(last_days, 0.9) as p90
from stay where not is_open and not is_last_cut
group by all;

create table stay_cell as
select
    cell_no(p.period_no, c.member_no, c.segment_no, c.attribution) as cell, s.*,
    coalesce(s.is_open and s.last_days > l.p90, false) as is_stalled
from stay as s
inner join day_period as p on business_day(s.entered_at) = p.day
inner join deal_cell as c on s.deal = c.deal and s.entered_at = c.told_at
left join stage_limit as l on s.pipeline = l.pipeline and s.stage = l.stage;

-- Kaplan and Meier: the first day at which half or fewer are still there.
create table censored_median as
with clock as (
    select cell, pipeline, stage, last_days as days, count(*) as leaving, count(*) filter (where not is_open) as gone
    from stay_cell where not is_last_cut
    group by all
),

at_risk as (
    select *, sum(leaving) over (partition by cell, pipeline, stage order by days desc rows unbounded preceding) as n
    from clock
),

curve as (
    select
        *, product(1 - gone / n::double) over (
            partition by cell, pipeline, stage order by days rows unbounded preceding
        ) as still_there
    from at_risk
)

select cell, pipeline, stage, min(days) filter (where gone > 0 and still_there <= 0.5 + 1e-9) as days
from curve
group by all;

create table stay_sum as
select
    s.cell, s.pipeline, s.stage, count(*) as deals, sum(s.visits) as visits,
    quantile_cont(s.last_days, 0.5) filter (where not s.is_open and not s.is_last_cut) as median_days,
    quantile_cont(s.last_days, 0.75) filter (where not s.is_open and not s.is_last_cut) as p75_days,
    quantile_cont(s.last_days, 0.9) filter (where not s.is_open and not s.is_last_cut) as p90_days,
    quantile_cont(s.all_days, 0.5) filter (where not s.is_open and not s.is_cut) as cumulative_median_days,
    quantile_cont(s.all_days, 0.75) filter (where not s.is_open and not s.is_cut) as cumulative_p75_days,
    quantile_cont(s.all_days, 0.9) filter (where not s.is_open and not s.is_cut) as cumulative_p90_days,
    any_value(m.days) as censored_median_days,
    count(*) filter (where s.is_open) as open_now,
    count(*) filter (where s.is_stalled) as stalled_now
from stay_cell as s
left join censored_median as m on s.cell = m.cell and s.pipeline = m.pipeline and s.stage = m.stage
group by s.cell, s.pipeline, s.stage;
