-- Deal histories: states in the total order, stage visits, closes, deals (definitions 1 to 3, 6).
create table mapped_stage as
select distinct
    r.source, r.pipeline, r.stage_id,
    coalesce(exact.stage, general.stage, '(unmapped)') as stage
from (
    select deal, stage.pipeline as pipeline, stage.stage_id as stage_id from event where stage is not null
    union
    select deal, pipeline, stage_id from record
) as s
inner join record as r0 on s.deal = r0.deal
cross join lateral (select r0.source as source, s.pipeline as pipeline, s.stage_id as stage_id) as r
left join stage_map as exact
    on r.source = exact.source and r.stage_id = exact.stage_id and r.pipeline = exact.pipeline
left join stage_map as general
    on r.source = general.source and r.stage_id = general.stage_id and general.pipeline = '*';

-- The history as received, in the total order.
create table told as
select
    e.*,
    row_number() over (
        partition by e.deal order by e.told_at, e.seq nulls first, c.position nulls last, e.row_key
    ) as n
from event as e
inner join record as r on e.deal = r.deal
left join mapped_stage as m
    on r.source = m.source and e.stage.stage_id = m.stage_id and e.stage.pipeline = m.pipeline
left join canonical as c on m.stage = c.stage
where e.told_at < getvariable('as_of');

create table last_told as
select
    deal,
    max(told_at) as told_at,
    max(n) as n,
    arg_max(stage, n) filter (where stage is not null) as stage,
    arg_max(owner, n) filter (where owner is not null) as owner,
    arg_max(amount, n) filter (where amount is not null) as amount,
    arg_max(currency, n) filter (where currency is not null) as currency,
    arg_max(expected, n) filter (where expected is not null) as expected,
    arg_max(forecast, n) filter (where forecast is not null) as forecast
from told
group by deal;

-- Where the current record disagrees with the end of the history, the record is right from the
-- moment at which it was last modified.
create table correction as
select
    r.deal, r.modified_at as told_at, coalesce(l.n, 0) + 1 as n,
    {'pipeline': r.pipeline, 'stage_id': r.stage_id} as stage,
    {'v': r.owner} as owner, {'v': r.amount} as amount, {'v': r.currency} as currency,
    {'v': r.expected_on} as expected, {'v': r.forecast} as forecast
from record as r
inner join last_told as l on r.deal = l.deal
where
    r.modified_at < getvariable('as_of')
    and r.modified_at >= l.told_at
    and (
        {'pipeline': r.pipeline, 'stage_id': r.stage_id} is distinct from l.stage
        or l.owner is not null and r.owner is distinct from l.owner.v
        or l.amount is not null and r.amount is distinct from l.amount.v
        or l.currency is not null and r.currency is distinct from l.currency.v
        or l.expected is not null and r.expected_on is distinct from l.expected.v
        or l.forecast is not null and r.forecast is distinct from l.forecast.v
    );

create table state as
with rows_of_all as (
    select deal, told_at, n, stage, owner, amount, currency, expected, forecast from told
    union all by name
    select * from correction
),

carried as (
    select
        deal, told_at, n, stage is not null as tells_stage,
        last_value(stage ignore nulls) over sofar as stage,
        last_value(owner ignore nulls) over sofar as owner,
        last_value(amount ignore nulls) over sofar as amount,
        last_value(currency ignore nulls) over sofar as currency,
        last_value(expected ignore nulls) over sofar as expected,
        last_value(forecast ignore nulls) over sofar as forecast
    from rows_of_all
    window sofar as (partition by deal order by n rows unbounded preceding)
)

select
    s.deal, s.told_at, s.n, s.tells_stage,
    s.stage.pipeline as pipeline, s.stage.stage_id as stage_id,
    coalesce(m.stage, '(unmapped)') as stage,
    c.position,
    coalesce(c.kind, 'open') as kind,
    coalesce(s.owner.v, case when s.owner is null then r.owner end, '(unassigned)') as rep,
    case when s.amount is null then null else s.amount.v end as amount,
    coalesce(s.currency.v, r.currency) as currency,
    case when s.expected is null then null else s.expected.v end as expected_on,
    s.forecast.v as forecast
from carried as s
inner join record as r on s.deal = r.deal
left join mapped_stage as m
    on r.source = m.source and s.stage.stage_id = m.stage_id and s.stage.pipeline = m.pipeline
left join canonical as c on m.stage = c.stage
where s.stage is not null;

-- The state that holds at an instant is the one after everything stamped with that instant.
create table held as
select * from state qualify n = max(n) over (partition by deal, told_at);

-- Versions: stretches of time in which nothing of the state changed; a deal that is gone has none.
create table version as
with changed as (
    select *
    from held
    qualify
        (pipeline, stage_id, stage, rep, amount, currency, expected_on, forecast)
        is distinct from lag((pipeline, stage_id, stage, rep, amount, currency, expected_on, forecast))
            over (partition by deal order by told_at)
        or told_at = min(told_at) over (partition by deal)
)

select c.*, least(lead(c.told_at) over (partition by c.deal order by c.told_at), r.gone_at) as ended_at
from changed as c
inner join (
    select deal, case when gone_at < getvariable('as_of') then gone_at end as gone_at from record
) as r on c.deal = r.deal
where r.gone_at is null or c.told_at < r.gone_at;

create table visit as
with steps as (
    select
        *,
        (pipeline, stage) is distinct from lag((pipeline, stage)) over (partition by deal order by n) as is_new
    from state
),

numbered as (
    select *, count(*) filter (where is_new) over (partition by deal order by n rows unbounded preceding) as visit
    from steps
),

entries as (
    select
        deal, visit, pipeline, stage, position, kind, told_at as entered_at
    from numbered where is_new
),

ranks as (
    select stage, row_number() over (order by position) as place from canonical where kind = 'open'
)

select
    e.deal, e.visit, e.pipeline, e.stage, e.position, e.kind, e.entered_at,
    lead(e.entered_at) over following as left_at,
    lead(e.stage) over following as next_stage,
    lead(e.kind) over following as next_kind,
    case
        when lead(e.visit) over following is null then null
        when lead(e.pipeline) over following <> e.pipeline then 'moved_pipeline'
        when lead(e.kind) over following in ('won', 'lost') then lead(e.kind) over following
        when lead(e.position) over following < e.position then 'backward'
        when lead(p.place) over following - p.place > 1 then 'skip'
        else 'forward'
    end as exit
from entries as e
left join ranks as p on e.stage = p.stage
window following as (partition by e.deal order by e.visit);

create table close as
select deal, visit, entered_at as closed_at, kind as outcome, left_at is null as is_standing
from (
    select *, lag(kind) over (partition by deal order by visit) as kind_before from visit
)
where kind in ('won', 'lost') and kind is distinct from kind_before;

create table deal as
with ends as (
    select deal, arg_max(kind, visit) as kind, max(visit) as visits from visit group by deal
),

closes as (
    select
        deal,
        min(closed_at) filter (where outcome = 'won') as first_won_at,
        arg_max(closed_at, visit) as last_closed_at,
        count(*) as closes
    from close group by deal
),

firsts as (select deal, min(told_at) as first_observed_at from state group by deal)

select
    r.deal, r.source, r.account, r.created_at,
    business_day(r.created_at) as created_on,
    f.first_observed_at,
    f.first_observed_at > r.created_at as is_truncated,
    coalesce(e.kind, 'open') as outcome,
    case when e.kind in ('won', 'lost') then c.last_closed_at end as closed_at,
    case when e.kind in ('won', 'lost') then business_day(c.last_closed_at) end as closed_on,
    c.first_won_at,
    days_between(r.created_at, c.first_won_at) as cycle_days,
    now.amount, now.currency, now.rep, now.expected_on
from (
    select * replace (coalesce(r.created_at, f.told_at) as created_at)
    from record as r left join (select deal, min(told_at) as told_at from told group by deal) as f using (deal)
) as r
inner join firsts as f on r.deal = f.deal
left join ends as e on r.deal = e.deal
left join closes as c on r.deal = c.deal
left join (select * from state qualify n = max(n) over (partition by deal)) as now on r.deal = now.deal
where (r.gone_at is null or r.gone_at >= getvariable('as_of')) and r.created_at < getvariable('as_of');
