-- Contracts in force: ARR, logo churn, gross and net revenue retention (definitions 5). A balance
-- holds on a day; a period opens with the balance of the day before it and closes with that of its
-- last day (or the last known one).

-- Years are calendar months over twelve; a part of a month counts by 31 days.
create table annual as
with term as (
    select
        c.*, cast(date_sub('month', c.starts_on, c.ends_on) as int) as months
    from contract as c
),

part as (
    select
        *,
        case
            when last_day(starts_on) = starts_on and last_day(ends_on) = ends_on
                then 31 * cast(date_diff('month', starts_on, ends_on) as bigint)
            else 31 * months + cast(ends_on - cast(starts_on + to_months(months) as date) as bigint)
        end as parts
    from term
)

select
    p.contract, coalesce(p.account, '(contract ' || p.contract || ')') as account, p.deal, p.starts_on, p.ends_on,
    r.basis, cast(round(p.value * 372 / p.parts * r.rate, 6) as decimal(24, 6)) as annual
from part as p
inner join basis_rate as r on p.currency is not distinct from r.currency and p.starts_on = r.on_day;

-- Credit: who won the deal; where no deal is named, the account's owner.
create table contract_credit as
with win as (
    select d.deal, c.attribution, c.unit
    from deal as d inner join credited as c on d.deal = c.deal and d.closed_at = c.told_at
    where d.outcome = 'won'
),

owned as (
    select
        c.contract, c.deal, a.attribution, coalesce(o.owner, '(unassigned)') as rep,
        case a.attribution when 'event' then c.starts_on else getvariable('as_of_on') end as day
    from contract as c
    left join account as o on c.account = o.account
    cross join (values ('event'), ('current')) as a (attribution)
)

select o.contract, o.attribution, coalesce(w.unit, u.unit) as unit
from owned as o
left join win as w on o.deal = w.deal and o.attribution = w.attribution
inner join whereabouts as m on o.rep = m.rep and m.from_on <= o.day and o.day < m.to_on
inner join unit as u on m.rep = u.rep and m.team = u.team;

create table account_segment as
select account, 'all' as segment from (select account from annual union select account from segment_rule)
union
select account, segment from segment_rule;

create table arr_cell as
select
    cell_no(s.range_no, m.member_no, g.segment_no, c.attribution) as cell, a.basis,
    sum(a.annual) as arr, count(*) as contracts
from span as s
inner join annual as a on a.starts_on < s.end_on and s.end_on <= a.ends_on
inner join contract_credit as c on a.contract = c.contract
inner join member as m on c.unit = m.unit
inner join account_segment as i on a.account = i.account
inner join segment as g on i.segment = g.segment
group by all;

-- A customer on a day: an account with contracts in force. The whole customer is held by the credit
-- of its youngest contract, so that a renewal by another rep is a handover and no churn.
create table customer_day as
with asked as (
    select start - 1 as day from span
    union
    select end_on - 1 from span
)

select
    d.day, a.account, a.basis, c.attribution, sum(a.annual) as annual,
    arg_max(c.unit, (a.starts_on, a.contract)) as unit
from asked as d
inner join annual as a on a.starts_on <= d.day and d.day < a.ends_on
inner join contract_credit as c on a.contract = c.contract
group by all;

create table held_cell as
select
    cell_no(s.range_no, m.member_no, g.segment_no, c.attribution) as cell, c.basis, count(*) as customers
from span as s
inner join customer_day as c on c.day = s.end_on - 1
inner join member as m on c.unit = m.unit
inner join account_segment as i on c.account = i.account
inner join segment as g on i.segment = g.segment
group by all;

-- What became of the customers of the start, for whom held them then.
create table retention_cell as
select
    cell_no(s.range_no, m.member_no, g.segment_no, o.attribution) as cell, o.basis,
    count(*) as customers,
    count(*) filter (where c.account is null) as gone,
    sum(o.annual) as opening,
    sum(least(o.annual, coalesce(c.annual, 0))) as kept,
    sum(coalesce(c.annual, 0)) as grown
from span as s
inner join customer_day as o on o.day = s.start - 1
left join customer_day as c
    on c.day = s.end_on - 1 and o.account = c.account and o.basis = c.basis and o.attribution = c.attribution
inner join member as m on o.unit = m.unit
inner join account_segment as i on o.account = i.account
inner join segment as g on i.segment = g.segment
group by all;
