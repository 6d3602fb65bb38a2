-- The periods to choose from. Charts wait until one is chosen, so where the marts tell of none there is one to say so.
select
    p.period_grain,
    p.period_start,
    p.period
from (
    select distinct
        k.period_grain,
        k.period_start,
        cast(k.period_start as varchar(10)) as period
    from :schema.kpi as k
    where k.level = 'company'
    union all
    select
        g.period_grain,
        cast(null as date) as period_start,
        '(no period)' as period
    from (
        select 'day' as period_grain
        union all
        select 'week' as period_grain
        union all
        select 'month' as period_grain
        union all
        select 'quarter' as period_grain
        union all
        select 'year' as period_grain
        union all
        select 'fiscal_quarter' as period_grain
        union all
        select 'fiscal_year' as period_grain
    ) as g
    where g.period_grain not in (select k.period_grain from :schema.kpi as k where k.level = 'company')
) as p
