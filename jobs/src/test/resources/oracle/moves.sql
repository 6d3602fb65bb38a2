-- The transition matrix (definitions 4). A move's amount is that with which the
-- stage was left, or with which it was entered where nothing was left.
create table move as
with step as (
    select
        v.*, lag(v.exit) over (partition by v.deal order by v.visit) as exit_before,
        d.is_truncated and v.visit = 1 as is_truncated
    from visit as v
    inner join deal as d on v.deal = d.deal
),

entry as (
    select
        deal, pipeline, case when visit = 1 then '(created)' else '(moved pipeline)' end as from_stage,
        stage as to_stage, case when visit = 1 then 'created' else 'moved_in' end as kind,
        entered_at as moved_at, entered_at as amount_at, null as days
    from step
    where visit = 1 and not is_truncated or exit_before = 'moved_pipeline'
),

leaving as (
    select
        deal, pipeline, stage as from_stage,
        case when exit = 'moved_pipeline' then '(moved pipeline)' else next_stage end as to_stage,
        case
            when exit = 'moved_pipeline' then 'moved_out'
            when kind <> 'open' and exit not in ('won', 'lost') then 'reopened'
            else exit
        end as kind,
        left_at as moved_at, greatest(entered_at, left_at - interval 1 microsecond) as amount_at,
        case when not is_truncated then cast(days_between(entered_at, left_at) as double) end as days
    from step
    where exit is not null
)

select m.*, v.told_at as version_at
from (select * from entry union all select * from leaving) as m
asof left join version as v on m.deal = v.deal and m.amount_at >= v.told_at;

create table move_sum as
select
    cell_no(p.period_no, c.member_no, c.segment_no, c.attribution) as cell,
    m.pipeline, m.from_stage, m.to_stage, m.kind,
    count(*) as moves, sum(d.money) as amount, sum(k.money) as amount_constant,
    quantile_cont(m.days, 0.5) as p50_days, quantile_cont(m.days, 0.9) as p90_days
from move as m
inner join day_period as p on business_day(m.moved_at) = p.day
inner join deal_cell as c on m.deal = c.deal and m.moved_at = c.told_at
left join version_money as d on m.deal = d.deal and m.version_at = d.told_at and d.basis = 'dated'
left join version_money as k on m.deal = k.deal and m.version_at = k.told_at and k.basis = 'constant'
group by all;
