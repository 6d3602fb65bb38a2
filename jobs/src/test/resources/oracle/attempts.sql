-- What became of every entry into a stage, under the four rules (definitions 4).
create table place as
select funnel, place, stage, window_days from funnel;

create table goal as -- from -> to: the next stage, and won ('(won)', place n + 1)
select
    f.funnel, f.place, f.stage, f.window_days,
    coalesce(g.place, n.last + 1) as goal_place, coalesce(g.stage, '(won)') as goal,
    n.last
from place as f
inner join (select funnel, max(place) as last from place group by funnel) as n on f.funnel = n.funnel
left join place as g on f.funnel = g.funnel and f.place + 1 = g.place
union all
select f.funnel, f.place, f.stage, f.window_days, n.last + 1, '(won)', n.last
from place as f
inner join (select funnel, max(place) as last from place group by funnel) as n on f.funnel = n.funnel
where f.place < n.last;

create table funnel_visit as
select
    p.funnel, v.deal, v.visit, v.entered_at,
    case when v.kind = 'won' then 1000000 else q.place end as place
from visit as v
inner join deal as d on v.deal = d.deal
cross join (select distinct funnel from place) as p
left join place as q on p.funnel = q.funnel and v.stage = q.stage;

create table first_visit as
select funnel, deal, place, min(entered_at) as told_at, min(visit) as visit
from funnel_visit where place is not null group by all;

create table passed as
-- The first instant at which a deal has passed the place under the rule 'reached' and 'strict'.
select
    p.funnel, d.deal, p.place,
    (select min(v.told_at) from first_visit as v
    where v.funnel = p.funnel and v.deal = d.deal and v.place >= p.place) as reached_at,
    (select case when count(*) = p.place then max(v.told_at) end from first_visit as v
    where v.funnel = p.funnel and v.deal = d.deal and v.place <= p.place) as strict_at,
    (select v.told_at from first_visit as v
    where v.funnel = p.funnel and v.deal = d.deal and v.place = p.place) as visited_at,
    (select v.visit from first_visit as v
    where v.funnel = p.funnel and v.deal = d.deal and v.place = p.place) as visit
from deal as d
cross join place as p;

create table attempt as
with base as (
    select
        g.*, d.deal, d.outcome, d.closed_at, d.first_observed_at, d.is_truncated,
        d.outcome = 'won' as is_won,
        s.reached_at, s.strict_at, s.visited_at, s.visit,
        t.reached_at as goal_reached_at, t.strict_at as goal_strict_at,
        e.strict_at as end_strict_at,
        g.goal = '(won)' as to_won
    from goal as g
    inner join passed as s on g.funnel = s.funnel and g.place = s.place
    inner join deal as d on s.deal = d.deal
    left join passed as t on g.funnel = t.funnel and g.goal_place = t.place and s.deal = t.deal
    left join passed as e on g.funnel = e.funnel and g.last = e.place and s.deal = e.deal
),

later as (
    select b.funnel, b.deal, b.place, min(v.entered_at) as touched_at
    from base as b
    inner join funnel_visit as v
        on b.funnel = v.funnel and b.deal = v.deal and v.place = b.goal_place and v.visit > b.visit
    where not b.to_won
    group by all
),

next_at_once as (
    select a.funnel, a.deal, a.place, min(b.entered_at) as told_at, b.place as goal_place
    from funnel_visit as a
    inner join funnel_visit as b on a.funnel = b.funnel and a.deal = b.deal and b.visit = a.visit + 1
    where a.place is not null and b.place is not null
    group by all
),

ruled as (
    select
        'reached' as rule, b.*,
        b.reached_at as entered_at,
        case when b.to_won then case when b.is_won then b.closed_at end else b.goal_reached_at end as advanced_at
    from base as b
    union all
    select
        'strict', b.*, b.strict_at,
        case
            when not b.to_won then b.goal_strict_at
            when b.is_won and b.end_strict_at is not null then b.closed_at
        end
    from base as b
    union all
    select
        'touched', b.*, b.visited_at,
        case when b.to_won then case when b.is_won then b.closed_at end else l.touched_at end
    from base as b
    left join later as l on b.funnel = l.funnel and b.deal = l.deal and b.place = l.place
    union all
    select
        'direct', b.*, b.visited_at,
        -- A win counts once, with the close that stands, however often the stage led to one.
        case when not b.to_won then a.told_at when b.is_won and a.told_at is not null then b.closed_at end
    from base as b
    left join next_at_once as a
        on b.funnel = a.funnel and b.deal = a.deal and b.place = a.place
        and a.goal_place = case when b.to_won then 1000000 else b.goal_place end
    where b.goal_place = b.place + 1
),

judged as (
    select
        *,
        case when to_won then case when is_won then closed_at end else goal_reached_at end as around_at
    from ruled
    where entered_at is not null and not (is_truncated and entered_at <= first_observed_at)
)

select
    funnel, rule, place, stage as from_stage, goal as to_stage, window_days, deal, entered_at,
    case
        when advanced_at is not null then 'advanced'
        when around_at is not null then 'bypassed'
        when outcome = 'lost' then 'lost'
        else 'open'
    end as fate,
    advanced_at,
    case
        when advanced_at is not null then advanced_at
        when around_at is not null then greatest(around_at, entered_at)
        when outcome = 'lost' then greatest(closed_at, entered_at)
        else cast(getvariable('as_of') as timestamp)
    end as ended_at
from judged;

-- Wilson's interval (1927) at 95 %.
create macro wilson(hits, n, sign) as
    case when n > 0 then (
        hits::double / n + 1.959963984540054 ** 2 / (2.0 * n)
        + sign * 1.959963984540054 * sqrt(
            hits::double / n * (1 - hits::double / n) / n + 1.959963984540054 ** 2 / (4.0 * n * n)
        )
    ) / (1 + 1.959963984540054 ** 2 / n) end;
