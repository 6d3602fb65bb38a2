-- Period conversion: what visits to the funnel's stages ended in, by the day of leaving.
create table exit_sum as
select
    cell_no(p.period_no, c.member_no, c.segment_no, c.attribution) as cell,
    f.funnel, f.stage,
    count(*) as exits,
    count(*) filter (where v.exit = 'forward') as forward,
    count(*) filter (where v.exit = 'skip') as skipped,
    count(*) filter (where v.exit = 'backward') as backward,
    count(*) filter (where v.exit = 'won') as won,
    count(*) filter (where v.exit = 'lost') as lost,
    count(*) filter (where v.exit = 'moved_pipeline') as moved
from visit as v
inner join deal as d on v.deal = d.deal
inner join place as f on v.stage = f.stage
inner join day_period as p on business_day(v.left_at) = p.day
inner join deal_cell as c on v.deal = c.deal and v.left_at = c.told_at
where v.exit is not null
group by all;
