-- Amounts in the reporting currency, at the newest rate of the event's day and at the constant one
-- (definitions 7), to six places.
create table rate_on as
with needed as (
    select currency, closed_on as on_day from deal
    union
    select currency, created_on from deal
    union
    select currency, business_day(told_at) from version
    union
    select currency, starts_on from contract
    union
    select currency, cost_on from cost
    union
    select currency, from_on from quota
),

constant as (
    select * from needed where on_day is not null
    union
    select currency, getvariable('as_of_on') from needed
)

select
    n.currency, n.on_day,
    case
        when coalesce(n.currency, getvariable('reporting')) = getvariable('reporting') then cast(1 as decimal(18, 8))
        else cast(r.rate as decimal(18, 8))
    end as rate
from constant as n
asof left join rate as r on n.currency = r.currency and n.on_day >= r.rate_on;

-- Every rate that converts, under both ways of converting.
create table basis_rate as
select b.basis, d.currency, d.on_day, case b.basis when 'dated' then d.rate else k.rate end as rate
from rate_on as d
inner join rate_on as k on d.currency is not distinct from k.currency and k.on_day = getvariable('as_of_on')
cross join (values ('dated'), ('constant')) as b (basis);

create macro converted(amount, rate) as
    cast(round(cast(amount as decimal(20, 6)) * cast(rate as decimal(18, 8)), 6) as decimal(24, 6));

-- Versions with their amount in the reporting currency, at the rate of their first day.
create table version_money as
select v.deal, v.told_at, v.ended_at, r.basis, coalesce(converted(v.amount, r.rate), 0) as money
from version as v
inner join basis_rate as r
    on v.currency is not distinct from r.currency and business_day(v.told_at) = r.on_day;

create table cost_of_deal as
select c.deal, r.basis, sum(converted(c.cost, r.rate)) as cost
from cost as c
inner join basis_rate as r on c.currency is not distinct from r.currency and c.cost_on = r.on_day
where c.cost_on <= getvariable('as_of_on')
group by all;

-- Closed deals, each once, dated by the close that stands.
create table closing as
select
    d.deal, d.outcome, d.closed_at, d.closed_on, d.created_on, d.cycle_days, d.account, d.amount,
    d.outcome = 'won' as is_won, r.basis,
    coalesce(converted(d.amount, r.rate), 0) as money,
    coalesce(c.cost, 0) as cost,
    coalesce(d.cycle_days < 0, false) as is_negative
from deal as d
inner join basis_rate as r on d.currency is not distinct from r.currency and d.closed_on = r.on_day
left join cost_of_deal as c on d.deal = c.deal and r.basis = c.basis
where d.outcome in ('won', 'lost');

create table creation as
select
    d.deal, d.created_at, d.created_on, d.outcome = 'won' as is_won, r.basis,
    coalesce(converted(d.amount, r.rate), 0) as money
from deal as d
inner join basis_rate as r on d.currency is not distinct from r.currency and d.created_on = r.on_day;
