-- Quotas in force (definitions 5 and 9): each counts in a period by the days that it and the rep's
-- time in a team have in common with it, over all the days of the quota. A team's own quota goes
-- before the sum of its reps' quotas, and that before the topmost quotas of the teams below it.
create table quota_money as
select
    row_number() over () as quota, q.rep, case when q.rep is null then q.team end as team,
    case when q.metric = 'deals_won' then 'deals' else 'amount' end as measure,
    q.from_on, q.to_on, r.basis,
    case
        when q.metric = 'deals_won' then cast(q.value * q.ramp as decimal(24, 6))
        else converted(cast(q.value * q.ramp as decimal(24, 6)), r.rate)
    end as value
from quota as q
inner join basis_rate as r on q.currency is not distinct from r.currency and q.from_on = r.on_day;

create table rep_share as
with placed as (
    -- A rep who is in no team for a while has no quota then; one who never is in any has it whole.
    select w.* from whereabouts as w
    where w.team <> '(no team)' or w.rep not in (select rep from whereabouts where team <> '(no team)')
)

select
    s.range_no, q.measure, q.basis, w.rep, w.team,
    quotient6(
        q.value * (least(s.finish, q.to_on, w.to_on) - greatest(s.start, q.from_on, w.from_on)),
        cast(q.to_on - q.from_on as decimal(18, 6))
    ) as value
from quota_money as q
inner join placed as w on q.rep = w.rep and w.from_on < q.to_on and q.from_on < w.to_on
inner join span as s
    on s.start < least(q.to_on, w.to_on) and greatest(q.from_on, w.from_on) < s.finish;

create table team_share as
select
    s.range_no, q.measure, q.basis, q.team,
    sum(quotient6(
        q.value * (least(s.finish, q.to_on) - greatest(s.start, q.from_on)),
        cast(q.to_on - q.from_on as decimal(18, 6))
    )) as value
from quota_money as q
inner join span as s on s.start < q.to_on and q.from_on < s.finish
where q.team is not null
group by all;

-- The quotas of teams that count for a team above: those with no other holder in between.
create table share_below as
select t.range_no, t.measure, t.basis, 'team' as level, up.above as member, t.value
from team_share as t
inner join team_line as up on t.team = up.team and up.above <> t.team
where not exists (
    select 1
    from team_share as h
    inner join team_line as between_them
        on h.team = between_them.above and between_them.team = t.team
    inner join team_line as below_top on h.team = below_top.team and below_top.above = up.above
    where
        h.range_no = t.range_no and h.measure = t.measure and h.basis = t.basis
        and h.team <> t.team and h.team <> up.above
)
union all
select t.range_no, t.measure, t.basis, 'company', '(company)', t.value
from team_share as t
where not exists (
    select 1
    from team_share as h
    inner join team_line as up on h.team = up.above and up.team = t.team
    where h.range_no = t.range_no and h.measure = t.measure and h.basis = t.basis and h.team <> t.team
);

create table target_cell as
with rep_now as (
    select rep, team from whereabouts
    where from_on <= getvariable('as_of_on') and getvariable('as_of_on') < to_on
),

share as (
    select r.range_no, r.measure, r.basis, a.attribution, m.member_no, 2 as rank, r.value
    from rep_share as r
    cross join (values ('event'), ('current')) as a (attribution)
    left join rep_now as n on r.rep = n.rep
    inner join unit as u on r.rep = u.rep and u.team = case a.attribution when 'event' then r.team else n.team end
    inner join member as m on u.unit = m.unit
    union all
    select t.range_no, t.measure, t.basis, a.attribution, m.member_no, 1, t.value
    from team_share as t
    cross join (values ('event'), ('current')) as a (attribution)
    inner join (select distinct member_no, level, member from member) as m on m.level = 'team' and m.member = t.team
    union all
    select t.range_no, t.measure, t.basis, a.attribution, m.member_no, 3, t.value
    from share_below as t
    cross join (values ('event'), ('current')) as a (attribution)
    inner join (select distinct member_no, level, member from member) as m on m.level = t.level and m.member = t.member
),

added as (
    select
        cell_no(range_no, member_no, g.segment_no, attribution) as cell, basis, measure, rank,
        sum(value) as value
    from share
    cross join (select segment_no from segment where segment = 'all') as g
    group by all
)

select cell, basis,
    arg_min(value, rank) filter (where measure = 'amount') as amount,
    arg_min(value, rank) filter (where measure = 'deals') as deals
from added
group by all;
