-- Grain: one row per team or the company and period for which teams themselves have quotas.
-- Key: level, member_id, period_grain, period_start.
-- A team's own quota goes before the sum of its reps' quotas; where neither is there, the topmost quotas of the teams
-- below are added up, so that no quota is counted at two depths.
with

held as (

    select
        quotas.metric,
        quotas.team_id,
        quotas.period_grain,
        quotas.period_start,
        teams.path,
        sum(quotas.quota_dated * datediff(quotas.to_on, quotas.from_on) / quotas.quota_days) as quota_dated,
        sum(quotas.quota_constant * datediff(quotas.to_on, quotas.from_on) / quotas.quota_days) as quota_constant
    from core_quota_period as quotas
    inner join core_team as teams on teams.team_id = quotas.team_id
    group by all

),

holders as (

    select
        metric,
        period_grain,
        period_start,
        collect_set(team_id) as team_ids
    from held
    group by metric, period_grain, period_start

),

topmost as (

    select
        held.*,
        not exists(
            slice(held.path, 1, size(held.path) - 1), above -> array_contains(holders.team_ids, above)
        ) as is_topmost
    from held
    inner join holders
        on
            holders.metric = held.metric
            and holders.period_grain = held.period_grain
            and holders.period_start = held.period_start

),

-- Above a holder, a team adds up the holders that have no other holder between them and the top.
credited as (

    select
        'team' as level,
        explode(path) as member_id,
        *
    from topmost
    union all
    select
        'company' as level,
        '(company)' as member_id,
        *
    from topmost

),

final as (

    select
        level,
        member_id,
        period_grain,
        period_start,
        sum(if(metric <> 'deals_won' and member_id = team_id, quota_dated, null)) as own_quota_amount_dated,
        sum(if(metric <> 'deals_won' and member_id = team_id, quota_constant, null)) as own_quota_amount_constant,
        sum(if(metric = 'deals_won' and member_id = team_id, quota_dated, null)) as own_quota_deals,
        sum(if(metric <> 'deals_won' and is_topmost, quota_dated, null)) as below_quota_amount_dated,
        sum(if(metric <> 'deals_won' and is_topmost, quota_constant, null)) as below_quota_amount_constant,
        sum(if(metric = 'deals_won' and is_topmost, quota_dated, null)) as below_quota_deals
    from credited
    group by level, member_id, period_grain, period_start

)

select * from final
