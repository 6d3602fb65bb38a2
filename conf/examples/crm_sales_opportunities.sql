-- Won, lost, win rate, won amount and average deal size: of the company, each regional office, manager and agent.
with measured as (
    select
        level,
        team_depth,
        team_name,
        rep_name,
        metric,
        sum(numerator) as numerator,
        sum(denominator) as denominator
    from mart.kpi
    where
        period_grain = 'year'
        and segment = 'all'
        and attribution = 'event'
        and currency_basis = 'dated'
        and metric in ('win_rate', 'average_deal_size')
    group by all
),

final as (
    select
        case
            when level = 'company' then 'company'
            when level = 'rep' then 'agent'
            when team_depth = 1 then 'office'
            else 'manager'
        end as who,
        case level
            when 'company' then ''
            when 'rep' then rep_name
            else team_name
        end as name,
        cast(max(numerator) filter (where metric = 'win_rate') as bigint) as won,
        cast(max(denominator - numerator) filter (where metric = 'win_rate') as bigint) as lost,
        cast(
            100 * max(numerator / denominator) filter (where metric = 'win_rate') as decimal(5, 2)
        ) as win_rate,
        cast(max(numerator) filter (where metric = 'average_deal_size') as bigint) as won_amount,
        cast(
            max(numerator / denominator) filter (where metric = 'average_deal_size') as decimal(12, 2)
        ) as average_deal
    from measured
    group by all
    order by array_position(array('company', 'office', 'manager', 'agent'), who), name
)

select * from final
