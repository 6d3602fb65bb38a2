-- Eventual conversion with loss and going around as competing risks, open deals censored: the
-- Aalen-Johansen estimate, written out. Null beyond the longest time that anyone was watched,
-- unless nobody was left to watch.
create table risk_time as
with clock as (
    select
        case_no, days,
        count(*) as leaving,
        count(*) filter (where fate = 'advanced') as wins,
        count(*) filter (where fate in ('lost', 'bypassed')) as losses
    from attempt_cell
    group by case_no, days
),

at_risk as (
    select *, sum(leaving) over (partition by case_no order by days desc rows unbounded preceding) as n
    from clock
)

select
    case_no, days, n - wins - losses as left_after,
    wins / n::double * coalesce(product(1 - (wins + losses) / n::double) over (
        partition by case_no order by days rows between unbounded preceding and 1 preceding
    ), 1) as step
from at_risk;

create table incidence_case as
select
    case_no, max(days) as watched, arg_max(left_after, days) = 0 as is_over,
    coalesce(sum(step) filter (where days <= 30), 0) as d30,
    coalesce(sum(step) filter (where days <= 60), 0) as d60,
    coalesce(sum(step) filter (where days <= 90), 0) as d90,
    coalesce(sum(step) filter (where days <= 180), 0) as d180,
    coalesce(sum(step) filter (where days <= 365), 0) as d365
from risk_time
group by case_no;

create table incidence as
select
    case_no,
    case when is_over or watched >= 30 then d30 end as cif_30d,
    case when is_over or watched >= 60 then d60 end as cif_60d,
    case when is_over or watched >= 90 then d90 end as cif_90d,
    case when is_over or watched >= 180 then d180 end as cif_180d,
    case when is_over or watched >= 365 then d365 end as cif_365d
from incidence_case;

create view eventual as
select c.* exclude (case_no), i.* exclude (case_no)
from conversion as c
inner join incidence as i on c.case_no = i.case_no;
