-- Cohort conversion: entries by period, member and segment, and what became of them.
create table attempt_kind as
select row_number() over () as kind, *
from (select distinct funnel, rule, place, from_stage, to_stage, window_days from attempt);

create table attempt_cell as
select
    cell_no(p.period_no, c.member_no, c.segment_no, c.attribution) * 1000 + k.kind as case_no,
    a.fate,
    (epoch_us(a.ended_at) - epoch_us(a.entered_at)) / 86400000000::double as days,
    a.entered_at + to_days(a.window_days) <= getvariable('as_of') as is_mature,
    a.fate = 'advanced' and a.advanced_at <= a.entered_at + to_days(a.window_days) as is_in_time
from attempt as a
inner join attempt_kind as k
    on a.funnel = k.funnel and a.rule = k.rule and a.from_stage = k.from_stage and a.to_stage = k.to_stage
inner join day_period as p on business_day(a.entered_at) = p.day
inner join deal_cell as c on a.deal = c.deal and a.entered_at = c.told_at;

create table conversion_case as
select
    case_no,
    count(*) as entries,
    count(*) filter (where fate = 'advanced') as advanced,
    count(*) filter (where fate = 'lost') as lost,
    count(*) filter (where fate = 'open') as open,
    count(*) filter (where fate = 'bypassed') as bypassed,
    count(*) filter (where is_mature) as mature_entries,
    count(*) filter (where is_mature and is_in_time) as mature_advanced,
    quantile_cont(days, 0.5) filter (where fate = 'advanced') as median_days
from attempt_cell
group by case_no;

create view conversion as
select
    s.case_no, c.* exclude (cell, finish), k.funnel, k.rule, k.from_stage, k.to_stage,
    s.* exclude (case_no),
    advanced / entries::double as rate,
    wilson(advanced, entries, -1) as rate_low,
    wilson(advanced, entries, 1) as rate_high,
    case when mature_entries > 0 then mature_advanced / mature_entries::double end as mature_rate,
    wilson(mature_advanced, mature_entries, -1) as mature_rate_low,
    wilson(mature_advanced, mature_entries, 1) as mature_rate_high
from conversion_case as s
inner join cells() as c on s.case_no // 1000 = c.cell
inner join attempt_kind as k on s.case_no % 1000 = k.kind;
