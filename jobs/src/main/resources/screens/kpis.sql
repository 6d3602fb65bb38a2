-- The eight KPIs of the newest whole year: the company, then each team below its parent.
with newest as (
    select max(period_start) as period_start
    from mart.kpi
    where period_grain = 'year' and is_complete and level = 'company'
),

chosen as (
    select
        kpi.level,
        kpi.member_id,
        kpi.team_id,
        kpi.team_name,
        kpi.metric,
        kpi.value,
        kpi.sample_size
    from mart.kpi as kpi
    inner join newest on kpi.period_start = newest.period_start
    where
        kpi.period_grain = 'year'
        and kpi.level in ('company', 'team')
        and kpi.segment = 'all'
        and kpi.attribution = 'event'
        and kpi.currency_basis = 'dated'
),

final as (
    select
        chosen.level,
        chosen.team_name,
        coalesce(team.team_depth, 0) as depth,
        cast(max(chosen.value) filter (where chosen.metric = 'deals_won') as bigint) as won,
        max(chosen.value) filter (where chosen.metric = 'win_rate') as win_rate,
        max(chosen.value) filter (where chosen.metric = 'average_deal_size') as average_deal,
        max(chosen.value) filter (where chosen.metric = 'average_profit_margin') as profit_margin,
        max(chosen.value) filter (where chosen.metric = 'sales_cycle_length') as cycle_days,
        max(chosen.value) filter (where chosen.metric = 'arpa') as arpa,
        max(chosen.value) filter (where chosen.metric = 'arr') as arr,
        max(chosen.value) filter (where chosen.metric = 'logo_churn') as churn,
        max(chosen.value) filter (where chosen.metric = 'quota_attainment') as attainment
    from chosen
    left join core.team as team on chosen.level = 'team' and chosen.team_id = team.team_id
    group by chosen.level, chosen.member_id, chosen.team_name, team.team_depth, team.path
    order by chosen.level, team.path, chosen.team_name
)

select * from final
