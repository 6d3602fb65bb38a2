-- All KPIs and the ratios beside them (definitions 5), of every member, segment and period from the
-- member's first fact on, with their targets and what they were a period and a year before.
create table closing_sum as
select
    cell_no(d.range_no, u.member_no, u.segment_no, u.attribution) as cell, c.basis,
    count(*) filter (where is_won) as deals_won,
    count(*) filter (where not is_won) as deals_lost,
    sum(money) filter (where is_won) as revenue,
    count(*) filter (where is_won and not is_negative) as wins,
    count(*) filter (where not is_won and not is_negative) as losses,
    sum(money) filter (where is_won and not is_negative) as won_money,
    sum(money) filter (where not is_won and not is_negative) as lost_money,
    sum(cost) filter (where is_won and not is_negative) as cost,
    sum(cycle_days) filter (where is_won and not is_negative) as cycle_days,
    count(cycle_days) filter (where is_won and not is_negative) as cycles,
    quantile_cont(cast(cycle_days as double), 0.5)
        filter (where is_won and not is_negative) as median_cycle,
    count(distinct account) filter (where is_won and not is_negative) as accounts,
    count(*) filter (where is_negative) as negative,
    count(*) filter (where amount <= 0) as worthless,
    count(*) filter (where closed_on = created_on) as same_day
from closing as c
inner join day_range as d on c.closed_on = d.day
inner join deal_cell as u on c.deal = u.deal and c.closed_at = u.told_at
group by all;

create table creation_sum as
select
    cell_no(d.range_no, u.member_no, u.segment_no, u.attribution) as cell, c.basis,
    count(*) as created, count(*) filter (where is_won) as created_and_won, sum(money) as created_money
from creation as c
inner join day_range as d on c.created_on = d.day
inner join deal_cell as u on c.deal = u.deal and c.created_at = u.told_at
group by all;

-- What happened to a member on which day, for the question since when it is there.
create table member_day as
with fact as (
    select deal, closed_at as told_at, closed_on as day from closing
    union
    select deal, created_at, created_on from creation
),

unit_day as (
    select c.unit, s.segment_no, c.attribution, f.day
    from fact as f
    inner join credited as c on f.deal = c.deal and f.told_at = c.told_at
    inner join (select deal, segment_no from in_segment inner join segment using (segment)) as s on f.deal = s.deal
    union
    select case a.attribution when 'event' then o.unit else o.unit_now end, s.segment_no, a.attribution, e.day
    from open_stretch as o
    cross join lateral (values (o.from_on), (o.to_on)) as e (day)
    cross join (values ('event'), ('current')) as a (attribution)
    inner join (select deal, segment_no from in_segment inner join segment using (segment)) as s on o.deal = s.deal
    union
    select c.unit, g.segment_no, c.attribution, e.day
    from annual as a
    inner join contract_credit as c on a.contract = c.contract
    cross join lateral (values (a.starts_on), (a.ends_on)) as e (day)
    inner join account_segment as i on a.account = i.account
    inner join segment as g on i.segment = g.segment
)

select distinct m.member_no, d.segment_no, d.attribution, d.day
from unit_day as d
inner join member as m on d.unit = m.unit
where d.day <= getvariable('as_of_on');

create table grid as
with fact as (
    select s.grain, s.start, d.member_no, d.segment_no, d.attribution
    from member_day as d
    inner join span as s on s.kind = 'whole' and s.start <= d.day and d.day < s.finish
    union all
    select s.grain, s.start, c.member_no, c.segment_no, c.attribution
    from target_cell as t
    cross join lateral (
        select
            t.cell // 20000000 as range_no, t.cell // 200 % 100000 as member_no, t.cell // 2 % 100 as segment_no,
            case t.cell % 2 when 0 then 'event' else 'current' end as attribution
    ) as c
    inner join span as s on c.range_no = s.range_no and s.kind = 'whole'
    union all
    select e.grain, e.start, m.member_no, g.segment_no, e.attribution
    from seen_since as e
    inner join (select distinct member_no, level, member from member) as m
        on e.level = m.level and e.member = m.member
    inner join segment as g on e.segment = g.segment
),

life as (
    select grain, member_no, segment_no, attribution, min(start) as first_start
    from fact
    group by all
)

select
    cell_no(s.range_no, l.member_no, l.segment_no, l.attribution) as cell,
    s.range_no, s.kind, s.grain, s.start, l.member_no, l.segment_no, l.attribution
from life as l
inner join span as s on l.grain = s.grain and l.first_start <= s.start;

create table total as
select
    g.*, b.basis,
    coalesce(c.deals_won, 0) as deals_won, coalesce(c.deals_lost, 0) as deals_lost,
    coalesce(c.revenue, 0) as revenue, coalesce(c.wins, 0) as wins, coalesce(c.losses, 0) as losses,
    coalesce(c.won_money, 0) as won_money, coalesce(c.lost_money, 0) as lost_money,
    coalesce(c.cost, 0) as cost, coalesce(c.cycle_days, 0) as cycle_days, coalesce(c.cycles, 0) as cycles,
    c.median_cycle, coalesce(c.accounts, 0) as accounts, coalesce(c.negative, 0) as negative,
    coalesce(c.worthless, 0) as worthless, coalesce(c.same_day, 0) as same_day,
    coalesce(n.created, 0) as created, coalesce(n.created_and_won, 0) as created_and_won,
    coalesce(n.created_money, 0) as created_money,
    coalesce(o.open_deals, 0) as open_deals, coalesce(o.open_amount, 0) as open_amount,
    coalesce(o.long_deals, 0) as long_deals, coalesce(o.due_amount, 0) as due_amount,
    coalesce(a.arr, 0) as arr, coalesce(a.contracts, 0) as contracts,
    coalesce(h.customers, 0) as customers_now,
    coalesce(r.customers, 0) as customers, coalesce(r.gone, 0) as gone, coalesce(r.opening, 0) as opening,
    coalesce(r.kept, 0) as kept, coalesce(r.grown, 0) as grown,
    t.amount as quota, t.deals as deal_quota
from grid as g
cross join (values ('dated'), ('constant')) as b (basis)
left join closing_sum as c on g.cell = c.cell and b.basis = c.basis
left join creation_sum as n on g.cell = n.cell and b.basis = n.basis
left join open_cell as o on g.cell = o.cell and b.basis = o.basis
left join arr_cell as a on g.cell = a.cell and b.basis = a.basis
left join held_cell as h on g.cell = h.cell and b.basis = h.basis
left join retention_cell as r on g.cell = r.cell and b.basis = r.basis
left join target_cell as t on g.cell = t.cell and b.basis = t.basis;

-- Metrics without money have one currency basis. unit: how the value is rounded.
create table metric (metric text, unit text, has_money boolean);
insert into metric values
('win_rate', 'share', false), ('average_deal_size', 'money', true), ('average_profit_margin', 'money', true),
('sales_cycle_length', 'days', false), ('arpa', 'money', true), ('arr', 'money', true),
('logo_churn', 'share', false), ('quota_attainment', 'share', true), ('deal_quota_attainment', 'share', false),
('gross_revenue_retention', 'share', true), ('net_revenue_retention', 'share', true),
('created_win_rate', 'share', false), ('value_win_rate', 'share', true), ('sales_velocity', 'money', true),
('pipeline_coverage', 'ratio', true), ('median_sales_cycle', 'days', false), ('deals_won', 'deals', false),
('deals_lost', 'deals', false), ('revenue_generated', 'money', true), ('opportunities_created', 'deals', false),
('pipeline_created', 'money', true), ('open_deals', 'deals', false), ('open_pipeline', 'money', true),
('customers', 'customers', false), ('deals_over_p90_cycle', 'deals', false),
('negative_cycle_deals', 'deals', false), ('zero_amount_deals', 'deals', false), ('same_day_deals', 'deals', false);

-- A ratio says nothing where there is nothing to divide by.
create table measured as
select
    t.cell, t.basis, v.metric, m.unit, v.is_ratio,
    cast(v.numerator as decimal(38, 6)) as numerator,
    cast(nullif(v.denominator, 0) as decimal(38, 6)) as denominator,
    v.n as sample_size,
    case v.metric
        when 'median_sales_cycle' then cast(round(t.median_cycle, 8) as decimal(38, 8))
        when 'sales_velocity' then cast(velocity(t.open_deals, won_money, wins + losses, t.cycle_days, cycles) as decimal(38, 8))
    end as direct,
    cast(v.target as decimal(38, 6)) as target
from total as t
cross join lateral (
    values
    ('win_rate', true, wins, wins + losses, wins + losses, null),
    ('average_deal_size', true, won_money, wins, wins, null),
    ('average_profit_margin', true, won_money - t.cost, wins, wins, null),
    ('sales_cycle_length', true, t.cycle_days, cycles, cycles, null),
    ('arpa', true, won_money, accounts, accounts, null),
    ('arr', false, t.arr, null, contracts, null),
    ('logo_churn', true, gone, t.customers, t.customers, null),
    ('quota_attainment', true, revenue, quota, t.deals_won, case when quota > 0 then 1 end),
    ('deal_quota_attainment', true, t.deals_won, deal_quota, t.deals_won, case when deal_quota > 0 then 1 end),
    ('gross_revenue_retention', true, kept, opening, t.customers, null),
    ('net_revenue_retention', true, grown, opening, t.customers, null),
    ('created_win_rate', true, created_and_won, created, created, null),
    ('value_win_rate', true, won_money, won_money + lost_money, wins + losses, null),
    (
        'sales_velocity', true, quotient6(t.open_deals * won_money, wins + losses),
        quotient6(t.cycle_days, cycles), t.open_deals, null
    ),
    (
        'pipeline_coverage', true, due_amount, case when quota - revenue > 0 then quota - revenue end,
        t.open_deals, null
    ),
    ('median_sales_cycle', false, null, null, cycles, null),
    ('deals_won', false, t.deals_won, null, t.deals_won, deal_quota),
    ('deals_lost', false, t.deals_lost, null, t.deals_lost, null),
    ('revenue_generated', false, revenue, null, t.deals_won, quota),
    ('opportunities_created', false, created, null, created, null),
    ('pipeline_created', false, created_money, null, created, null),
    ('open_deals', false, t.open_deals, null, t.open_deals, null),
    ('open_pipeline', false, open_amount, null, t.open_deals, null),
    ('customers', false, customers_now, null, customers_now, null),
    ('deals_over_p90_cycle', false, long_deals, null, t.open_deals, null),
    ('negative_cycle_deals', false, negative, null, t.deals_won + t.deals_lost, null),
    ('zero_amount_deals', false, worthless, null, t.deals_won + t.deals_lost, null),
    ('same_day_deals', false, t.same_day, null, t.deals_won + t.deals_lost, null)
) as v (metric, is_ratio, numerator, denominator, n, target)
inner join metric as m on v.metric = m.metric
where m.has_money or t.basis = 'dated';

create table valued as
select
    *,
    case
        when direct is not null or numerator is null then direct
        when is_ratio and unit = 'money' then cast(quotient2(numerator, denominator) as decimal(38, 8))
        when is_ratio then cast(quotient8(numerator, denominator) as decimal(38, 8))
        when unit = 'money' then cast(round(numerator, 2) as decimal(38, 8))
        else cast(numerator as decimal(38, 8))
    end as value
from measured;

create view kpi as
select
    g.grain, g.start, m.level, m.member, s.segment, g.attribution, v.metric, v.basis,
    v.numerator, v.denominator, v.value, v.sample_size, v.target,
    case when v.target <> 0 then cast(attained(v.value, v.target) as decimal(38, 8)) end as attainment,
    p.value as previous_value, y.value as year_ago_value
from valued as v
inner join grid as g on v.cell = g.cell and g.kind = 'whole'
inner join (select distinct member_no, level, member from member) as m on g.member_no = m.member_no
inner join segment as s on g.segment_no = s.segment_no
left join comparison as pc on g.range_no = pc.period_no and pc.kind = 'previous'
left join valued as p
    on p.cell = cell_no(pc.earlier_range_no, g.member_no, g.segment_no, g.attribution)
    and p.metric = v.metric and p.basis = v.basis
left join comparison as yc on g.range_no = yc.period_no and yc.kind = 'year_ago'
left join valued as y
    on y.cell = cell_no(yc.earlier_range_no, g.member_no, g.segment_no, g.attribution)
    and y.metric = v.metric and y.basis = v.basis
-- What rests on nothing says nothing.
where v.sample_size > 0 or coalesce(v.numerator, 0) <> 0 or v.target is not null;
