-- Eventual conversion with loss and going around as competing risks, open deals censored: the
-- Aalen-Johansen estimate and its variance of the Greenwood type, written out as sums over the times
-- of events. Null beyond the longest time that anyone was watched, unless nobody was left to watch.
create table risk_time as
with clock as (
    select
        case_no, days,
        count(*) as leaving,
        count(*) filter (where fate = 'advanced') as wins,
        count(*) filter (where fate <> 'open') as ends
    from attempt_cell
    group by case_no, days
),

at_risk as (
    select *, sum(leaving) over (partition by case_no order by days desc rows unbounded preceding)::double as n
    from clock
),

surviving as (
    select
        *,
        coalesce(product(1 - ends / n) over (
            partition by case_no order by days rows between unbounded preceding and 1 preceding
        ), 1) as s
    from at_risk
)

select
    *, n - ends as left_after,
    sum(s * wins / n) over (partition by case_no order by days rows unbounded preceding) as f
from surviving;

-- The times at which anything ended; the others change nothing.
create table end_time as
select case_no, days, n, wins, ends, s, f from risk_time where ends > 0;

create table watched as
select case_no, max(days) as days, arg_max(left_after, days) = 0 as is_over from risk_time group by case_no;

create table incidence_at as
with reached as (
    select w.case_no, h.horizon, coalesce(max(r.f), 0) as f
    from watched as w
    cross join (values (30), (60), (90), (180), (365)) as h (horizon)
    left join end_time as r on w.case_no = r.case_no and r.days <= h.horizon
    where w.is_over or w.days >= h.horizon
    group by all
)

select
    t.case_no, t.horizon, t.f,
    coalesce(sum(
        case when r.n > r.ends then (t.f - r.f) ** 2 * r.ends / (r.n * (r.n - r.ends)) else 0 end
        + r.s ** 2 * r.wins * (r.n - r.wins) / r.n ** 3
        - 2 * (t.f - r.f) * r.s * r.wins / r.n ** 2
    ), 0) as variance
from reached as t
left join end_time as r on t.case_no = r.case_no and r.days <= t.horizon
group by all;

create table incidence as
with error as (
    -- Where all terms cancel, what remains of them is rounding.
    select *, case when variance > 1e-15 then sqrt(variance) else 0 end as se from incidence_at
)

select
    case_no,
    any_value(f) filter (where horizon = 30) as cif_30d,
    any_value(f) filter (where horizon = 60) as cif_60d,
    any_value(f) filter (where horizon = 90) as cif_90d,
    any_value(f) filter (where horizon = 180) as cif_180d,
    any_value(f) filter (where horizon = 365) as cif_365d,
    any_value(se) filter (where horizon = 30) as cif_30d_se,
    any_value(se) filter (where horizon = 60) as cif_60d_se,
    any_value(se) filter (where horizon = 90) as cif_90d_se,
    any_value(se) filter (where horizon = 180) as cif_180d_se,
    any_value(se) filter (where horizon = 365) as cif_365d_se
from error
group by case_no;

create view eventual as
select c.* exclude (case_no), i.* exclude (case_no)
from conversion as c
left join incidence as i on c.case_no = i.case_no;
