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

-- Where every rep was at all times: in a team, or in none.
create table whereabouts as
with stay as (
    select
        rep, team, coalesce(valid_from, date '0001-01-01') as from_on,
        coalesce(valid_to, date '9999-12-31') as to_on
    from membership
),

edge as (
    select rep, from_on as turn_on from stay
    union
    select rep, to_on from stay
    union
    select rep, date '0001-01-01' from (
        select rep from membership union select rep from state union select owner from account
        union select '(unassigned)'
    ) where rep is not null
),

span as (
    select
        rep, turn_on as from_on,
        lead(turn_on, 1, date '9999-12-31') over (partition by rep order by turn_on) as to_on
    from edge
)

select s.rep, coalesce(t.team, '(no team)') as team, s.from_on, s.to_on
from span as s
left join stay as t on s.rep = t.rep and t.from_on <= s.from_on and s.from_on < t.to_on
where s.from_on < date '9999-12-31';

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
select m.deal, m.told_at, w.rep, w.team
from moment as m
asof left join held as h on m.deal = h.deal and m.told_at >= h.told_at
left join (select * from held qualify told_at = min(told_at) over (partition by deal)) as first on m.deal = first.deal
inner join whereabouts as w
    on coalesce(h.rep, first.rep) = w.rep
    and w.from_on <= business_day(m.told_at) and business_day(m.told_at) < w.to_on;

create table credited_now as
select s.deal, w.rep, w.team
from (select * from state qualify n = max(n) over (partition by deal)) as s
inner join whereabouts as w
    on s.rep = w.rep and w.from_on <= getvariable('as_of_on') and getvariable('as_of_on') < w.to_on;

-- Units (a rep in a team) and the members that their numbers count for, numbered.
create table unit as
select row_number() over () as unit, rep, team
from (
    select distinct rep, team from whereabouts
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
select deal, 'all' as segment from record
union all
select r.deal, s.segment from record as r inner join segment_rule as s on r.account = s.account;

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

-- Ranges of days: every period that has begun, as far as it is known, and the parts of earlier
-- periods that the one under way is compared with. The same part of an earlier period is as many
-- whole months and days of it, at most to the end of that month; of a week, as many days.
create table span as
with begun as (
    select
        period_no, grain, start, finish, least(finish, getvariable('as_of_on') + 1) as known_end,
        case grain when 'week' then start - 364 else cast(start - to_years(1) as date) end as year_ago
    from period where start <= getvariable('as_of_on')
),

compared as (
    select
        b.period_no, e.kind, b.grain, b.start, b.finish, b.known_end,
        case e.kind when 'previous' then p.period_no else y.period_no end as earlier_no
    from begun as b
    cross join (values ('previous'), ('year_ago')) as e (kind)
    left join begun as p on b.grain = p.grain and b.start = p.finish
    left join begun as y on b.grain = y.grain and b.year_ago = y.start
),

to_date as (
    select
        c.kind, c.earlier_no, e.grain, e.start, e.finish,
        case c.grain
            when 'week' then e.start + cast(c.known_end - c.start as int)
            else least(
                cast(e.start + to_months(m.months) as date) + cast(c.known_end - m.month_start as int),
                cast(e.start + to_months(m.months + 1) as date)
            )
        end as end_on
    from compared as c
    inner join begun as e on c.earlier_no = e.period_no
    cross join lateral (
        select
            cast(date_trunc('month', c.known_end) as date) as month_start,
            cast(date_diff('month', c.start, date_trunc('month', c.known_end)) as int) as months
    ) as m
    where c.known_end < c.finish
)

select
    period_no as range_no, 'whole' as kind, period_no, grain, start, finish, known_end as end_on
from begun
union all
select
    (select max(period_no) from period) + row_number() over (order by grain, kind), kind, earlier_no,
    grain, start, finish, end_on
from to_date;

create table day_range as
select s.range_no, cast(r.range as date) as day
from span as s
cross join lateral (select * from range(s.start::timestamp, s.end_on::timestamp, interval 1 day)) as r;

-- With which ranges a period is compared: whole ones once it is over.
create table comparison as
with begun as (
    select *, end_on = finish as is_over from span where kind = 'whole'
)

select
    b.period_no, e.kind, s.range_no as earlier_range_no
from begun as b
cross join (values ('previous'), ('year_ago')) as e (kind)
inner join span as s
    on b.grain = s.grain
    and s.kind = case when b.is_over then 'whole' else e.kind end
    and case e.kind
        when 'previous' then s.finish = b.start
        else s.start = case b.grain when 'week' then b.start - 364 else cast(b.start - to_years(1) as date) end
    end;

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
