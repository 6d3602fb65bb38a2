-- Open deals day by day (definitions 8): a version holds at the end of a day from the day of its
-- beginning to the day before that of its end, credited to the owner's team of the day.
create table long_cycle as
select quantile_cont(cast(cycle_days as double), 0.9) as days
from deal where outcome = 'won' and cycle_days >= 0;

create table open_stretch as
with open_version as (
    select
        v.deal, v.told_at, v.rep, v.expected_on, business_day(v.told_at) as from_on,
        coalesce(business_day(v.ended_at), date '9999-12-31') as to_on,
        business_day(
            coalesce(r.created_at, v.told_at)
            + to_microseconds(cast((select days from long_cycle) * 86400000000 as bigint))
        ) as long_from_on
    from version as v
    inner join record as r on v.deal = r.deal
    where v.kind = 'open'
)

select
    v.deal, v.told_at, v.expected_on, v.long_from_on, u.unit, now.unit as unit_now,
    greatest(v.from_on, w.from_on) as from_on, least(v.to_on, w.to_on) as to_on
from open_version as v
inner join whereabouts as w on v.rep = w.rep and w.from_on < v.to_on and v.from_on < w.to_on
inner join unit as u on w.rep = u.rep and w.team = u.team
inner join credited_now as n on v.deal = n.deal
inner join unit as now on n.rep = now.rep and n.team = now.team
where v.from_on < v.to_on;

create table open_cell as
select
    cell_no(s.range_no, m.member_no, g.segment_no, a.attribution) as cell, v.basis,
    count(*) as open_deals,
    sum(v.money) as open_amount,
    count(*) filter (where o.long_from_on < s.end_on) as long_deals,
    coalesce(sum(v.money) filter (where o.expected_on >= s.start and o.expected_on < s.finish), 0) as due_amount
from span as s
inner join open_stretch as o on o.from_on < s.end_on and s.end_on <= o.to_on
inner join version_money as v on o.deal = v.deal and o.told_at = v.told_at
cross join (values ('event'), ('current')) as a (attribution)
inner join member as m on m.unit = case a.attribution when 'event' then o.unit else o.unit_now end
inner join in_segment as i on o.deal = i.deal
inner join segment as g on i.segment = g.segment
group by all;
