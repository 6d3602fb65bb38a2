-- The KPIs that are dated by close or creation (definitions 5), before rounding.
create table closing_cell as
select cell_no(p.period_no, u.member_no, u.segment_no, u.attribution) as cell, c.*
from closing as c
inner join day_period as p on c.closed_on = p.day
inner join deal_cell as u on c.deal = u.deal and c.closed_at = u.told_at
where c.cycle_days is null or c.cycle_days >= 0;

create table created_cell as
select cell_no(p.period_no, u.member_no, u.segment_no, u.attribution) as cell, d.*
from deal as d
inner join day_period as p on d.created_on = p.day
inner join deal_cell as u on d.deal = u.deal and d.created_at = u.told_at;

create table closing_sum as
select
    cell, basis,
    count(*) as closed,
    count(*) filter (where is_won) as won,
    coalesce(sum(money) filter (where is_won), 0) as revenue,
    sum(money) as closed_money,
    coalesce(sum(cost) filter (where is_won), 0) as cost,
    sum(cast(cycle_days as decimal(20, 6))) filter (where is_won) as cycle_days,
    quantile_cont(cast(cycle_days as double), 0.5) filter (where is_won) as median_cycle,
    count(distinct account) filter (where is_won) as accounts
from closing_cell
group by all;

create table measured (
    cell bigint, metric text, basis text, numerator decimal(38, 6), denominator decimal(38, 6), sample_size bigint
);

insert into measured
select cell, m.metric, basis, m.numerator, m.denominator, m.n
from closing_sum
cross join lateral (
    values
    ('win_rate', cast(won as decimal(38, 6)), cast(closed as decimal(38, 6)), closed),
    ('average_deal_size', revenue, won, won),
    ('average_profit_margin', revenue - cost, won, won),
    ('sales_cycle_length', cycle_days, won, won),
    ('arpa', revenue, accounts, accounts),
    ('value_win_rate', revenue, closed_money, closed)
) as m (metric, numerator, denominator, n);

insert into measured
select cell, 'created_win_rate', 'dated', count(*) filter (where outcome = 'won'), count(*), count(*)
from created_cell
group by cell;

-- Metrics without money have one currency basis, and what rests on nothing says nothing.
create view ratio as
select c.* exclude (cell, finish), m.* exclude (cell, denominator), nullif(m.denominator, 0) as denominator
from measured as m inner join cells() as c on m.cell = c.cell
where
    (m.basis = 'dated' or m.metric not in ('win_rate', 'sales_cycle_length', 'logo_churn'))
    and (m.sample_size > 0 or coalesce(m.numerator, 0) <> 0);
