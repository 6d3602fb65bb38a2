-- Contracts in force: ARR, logo churn, gross and net revenue retention (definitions 5). A balance
-- holds on a day; a period opens with the balance of the day before it and closes with that of its
-- last day (or the last known one).
create table annual as
with terms as (
    select
        c.*,
        case
            when c.starts_on + to_years(date_diff('year', c.starts_on, c.ends_on)) = c.ends_on
                then cast(date_diff('year', c.starts_on, c.ends_on) as decimal(18, 8))
            when c.starts_on + to_months(date_diff('month', c.starts_on, c.ends_on)) = c.ends_on
                then cast(date_diff('month', c.starts_on, c.ends_on) / 12.0 as decimal(18, 8))
            else cast(date_diff('day', c.starts_on, c.ends_on) / 365.25 as decimal(18, 8))
        end as years
    from contract as c
)

select
    t.contract, t.account, t.deal, t.starts_on, t.ends_on, b.basis,
    cast(round(cast(t.value as double) / t.years * case b.basis when 'dated' then d.rate else k.rate end, 6) as decimal(24, 6)) as annual
from terms as t
cross join (values ('dated'), ('constant')) as b (basis)
left join rate_on as d on t.currency is not distinct from d.currency and t.starts_on = d.on_day
left join rate_on as k on t.currency is not distinct from k.currency and k.on_day = getvariable('as_of_on');

-- Credit: who won the deal; where no deal is named, the account's owner.
create table contract_credit as
with wins as (
    select d.deal, c.attribution, c.unit
    from deal as d inner join credited as c on d.deal = c.deal and d.closed_at = c.told_at
    where d.outcome = 'won'
),

owned as (
    select
        c.contract, a.attribution, coalesce(o.owner, '(unassigned)') as rep,
        case a.attribution when 'event' then c.starts_on else getvariable('as_of_on') end as day
    from contract as c
    left join account as o on c.account = o.account
    cross join (values ('event'), ('current')) as a (attribution)
)

select o.contract, o.attribution, coalesce(w.unit, u.unit) as unit
from owned as o
inner join contract as c on o.contract = c.contract
left join wins as w on c.deal = w.deal and o.attribution = w.attribution
left join membership as m
    on o.rep = m.rep and coalesce(m.valid_from, date '0001-01-01') <= o.day
    and (m.valid_to is null or o.day < m.valid_to)
left join unit as u on o.rep = u.rep and coalesce(m.team, '(no team)') = u.team;

create table balance as
with cut as (
    select period_no, start - 1 as opens, least(finish - 1, getvariable('as_of_on')) as closes
    from period
    where start <= getvariable('as_of_on') and start >= (select min(starts_on) - 400 from contract)
),

in_force as (
    select p.period_no, a.contract, a.account, a.basis,
        case when a.starts_on <= p.opens and p.opens < a.ends_on then a.annual end as opening,
        case when a.starts_on <= p.closes and p.closes < a.ends_on then a.annual end as closing
    from annual as a
    inner join cut as p on a.starts_on <= p.closes and p.opens < a.ends_on
)

select
    cell_no(f.period_no, m.member_no, g.segment_no, c.attribution) as cell, f.basis, f.account,
    sum(f.opening) as opening, sum(f.closing) as closing, count(f.closing) as contracts
from in_force as f
inner join contract_credit as c on f.contract = c.contract
inner join member as m on c.unit = m.unit
inner join (
    select account, 'all' as segment from contract
    union
    select account, segment from segment_rule
) as s on f.account = s.account
inner join segment as g on s.segment = g.segment
group by all;

insert into measured
select cell, m.metric, basis, m.numerator, m.denominator, m.n
from (
    select
        cell, basis,
        coalesce(sum(closing), 0) as closing,
        cast(sum(contracts) as bigint) as contracts_now,
        sum(opening) as opening,
        count(opening) as customers,
        count(opening) filter (where closing is null) as gone,
        sum(least(opening, coalesce(closing, 0))) filter (where opening is not null) as kept,
        sum(coalesce(closing, 0)) filter (where opening is not null) as grown
    from balance
    group by all
)
cross join lateral (
    values
    ('arr', cast(closing as decimal(38, 6)), cast(null as decimal(38, 6)), contracts_now),
    ('logo_churn', gone, customers, customers),
    ('gross_revenue_retention', kept, opening, customers),
    ('net_revenue_retention', grown, opening, customers)
) as m (metric, numerator, denominator, n)
where m.metric = 'arr' or customers > 0;
