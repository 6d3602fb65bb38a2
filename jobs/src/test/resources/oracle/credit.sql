-- Who gets the credit for an instant of a deal: owner and team at that time, and all above them.
create table team_line as
with recursive line as (
    select team, team as above, 0 as steps from team
    union all
    select line.team, t.parent, line.steps + 1
    from line inner join team as t on line.above = t.team
    where t.parent is not null and t.parent <> ''
)

select team, above, (max(steps) over (partition by team)) + 1 - steps as depth from line;

create table team_member as
select team, above as member, depth from team_line
union all
select '(no team)', '(no team)', 1;

-- Every instant of a deal that some number credits.
create table moment as
select deal, told_at from (
    select deal, entered_at as told_at from visit
    union
    select deal, left_at from visit where left_at is not null
    union
    select deal, created_at from deal
);

create table credited_at as
select
    m.deal, m.told_at,
    coalesce(h.rep, first.rep) as rep,
    coalesce(t.team, '(no team)') as team
from moment as m
asof left join held as h on m.deal = h.deal and m.told_at >= h.told_at
left join (select * from held qualify told_at = min(told_at) over (partition by deal)) as first on m.deal = first.deal
left join membership as t
    on coalesce(h.rep, first.rep) = t.rep
    and coalesce(t.valid_from, date '0001-01-01') <= business_day(m.told_at)
    and (t.valid_to is null or business_day(m.told_at) < t.valid_to);

create table credited_now as
select d.deal, d.rep, coalesce(t.team, '(no team)') as team
from deal as d
left join membership as t
    on d.rep = t.rep
    and coalesce(t.valid_from, date '0001-01-01') <= getvariable('as_of_on')
    and (t.valid_to is null or getvariable('as_of_on') < t.valid_to);

-- Units (a rep in a team) and the members that their numbers count for, numbered.
create table unit as
select row_number() over () as unit, rep, team
from (
    select distinct rep, team from credited_at
    union
    select distinct rep, team from credited_now
    union
    select rep, team from membership
    union
    select distinct rep, '(no team)' from membership
    union
    select '(unassigned)', '(no team)'
);

create table member as
with named as (
    select 'company' as level, '(company)' as member, unit from unit
    union all
    select 'team', m.member, u.unit from unit as u inner join team_member as m on u.team = m.team
    union all
    select 'rep', rep, unit from unit
)

select dense_rank() over (order by level, member) as member_no, level, member, unit from named;

create table credited as
select m.deal, m.told_at, 'event' as attribution, u.unit
from credited_at as m inner join unit as u on m.rep = u.rep and m.team = u.team
union all
select m.deal, m.told_at, 'current', u.unit
from moment as m
inner join credited_now as n on m.deal = n.deal
inner join unit as u on n.rep = u.rep and n.team = u.team;

create table in_segment as
select deal, 'all' as segment from deal
union all
select d.deal, s.segment from deal as d inner join segment_rule as s on d.account = s.account;

create table day_period as
with days as (
    select
        cast(range as date) as day,
        to_months(cast(getvariable('fiscal_month') as int) - 1) as later,
        cast(getvariable('week_shift') as int) as week_shift
    from range(getvariable('first_day')::timestamp, getvariable('last_day')::timestamp, interval 1 day)
),

cut as (
    select day, 'week' as grain, cast(date_trunc('week', day + week_shift) as date) - week_shift as start from days
    union all
    select day, 'month', cast(date_trunc('month', day) as date) from days
    union all
    select day, 'quarter', cast(date_trunc('quarter', day) as date) from days
    union all
    select day, 'year', cast(date_trunc('year', day) as date) from days
    union all
    select day, 'fiscal_quarter', cast(date_trunc('quarter', date_trunc('month', day) - later) + later as date) from days
    union all
    select day, 'fiscal_year', cast(date_trunc('year', date_trunc('month', day) - later) + later as date) from days
)

select dense_rank() over (order by grain, start) as period_no, grain, start, day from cut;

create table period as
select period_no, grain, start, max(day) + 1 as finish from day_period group by all;

-- Every cell that a fact of a deal falls into is a number: period, member, segment, attribution.
create table segment as
select row_number() over (order by segment) as segment_no, segment from (select distinct segment from in_segment);

create macro cell_no(period_no, member_no, segment_no, attribution) as
    ((period_no * 100000 + member_no) * 100 + segment_no) * 2 + case attribution when 'event' then 0 else 1 end;

-- A deal's cells for an instant that credits it, without the period.
create table deal_cell as
select c.deal, c.told_at, m.member_no, g.segment_no, c.attribution
from credited as c
inner join member as m on c.unit = m.unit
inner join in_segment as s on c.deal = s.deal
inner join segment as g on s.segment = g.segment;

-- What a cell's number means; a table, since a plan that multiplies it out anew for every join does not end.
create table cell_name as
select
    cell_no(p.period_no, m.member_no, g.segment_no, a.attribution) as cell,
    p.grain, p.start, p.finish, m.level, m.member, g.segment, a.attribution
from period as p
cross join (select distinct member_no, level, member from member) as m
cross join segment as g
cross join (values ('event'), ('current')) as a (attribution)
where p.start < getvariable('as_of') and p.finish > (select min(created_on) - 800 from deal);

create macro cells() as table (from cell_name);
