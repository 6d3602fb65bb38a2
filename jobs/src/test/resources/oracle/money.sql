-- Amounts in the reporting currency, at the newest rate of the event's day and at the constant one
-- (definitions 7), to six places.
create table rate_on as
with needed as (
    select distinct currency, on_day from (
        select currency, closed_on as on_day from deal where closed_on is not null
        union all
        select currency, getvariable('as_of_on') from deal
        union all
        select currency, starts_on from contract
        union all
        select currency, getvariable('as_of_on') from contract
        union all
        select currency, cost_on from cost
        union all
        select currency, getvariable('as_of_on') from cost
    ) where on_day is not null
)

select
    n.currency, n.on_day,
    case
        when coalesce(n.currency, getvariable('reporting')) = getvariable('reporting') then cast(1 as decimal(18, 8))
        else cast(r.rate as decimal(18, 8))
    end as rate
from needed as n
asof left join rate as r on n.currency = r.currency and n.on_day >= r.rate_on;

create macro converted(amount, rate) as
    cast(round(cast(amount as decimal(20, 6)) * cast(rate as decimal(18, 8)), 6) as decimal(24, 6));

create table cost_of_deal as
select
    c.deal,
    sum(converted(c.cost, d.rate)) as dated,
    sum(converted(c.cost, k.rate)) as constant
from cost as c
left join rate_on as d on c.currency is not distinct from d.currency and c.cost_on = d.on_day
left join rate_on as k on c.currency is not distinct from k.currency and k.on_day = getvariable('as_of_on')
where c.cost_on <= getvariable('as_of_on')
group by c.deal;

-- Closed deals, each once, dated by the close that stands.
create table closing as
select
    d.deal, d.outcome, d.closed_at, d.closed_on, d.created_at, d.cycle_days, d.account, d.amount,
    d.outcome = 'won' as is_won,
    b.basis,
    coalesce(converted(d.amount, case b.basis when 'dated' then r.rate else k.rate end), 0) as money,
    coalesce(case b.basis when 'dated' then c.dated else c.constant end, 0) as cost
from deal as d
cross join (values ('dated'), ('constant')) as b (basis)
left join rate_on as r on d.currency is not distinct from r.currency and d.closed_on = r.on_day
left join rate_on as k on d.currency is not distinct from k.currency and k.on_day = getvariable('as_of_on')
left join cost_of_deal as c on d.deal = c.deal
where d.outcome in ('won', 'lost');
