-- Grain: one row per team or the company and range of days for which teams themselves have quotas.
-- Key: level, member_id, period_grain, range_kind, period_start.
-- A team's own quota goes before the sum of its reps' quotas; where neither is there, the topmost quotas of the teams
-- below are added up, so that no quota is counted at two depths.
with

held as (

    select
        quotas.metric,
        quotas.team_id,
        quotas.period_grain,
        quotas.range_kind,
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
        range_kind,
        period_start,
        collect_set(team_id) as team_ids
    from held
    group by metric, period_grain, range_kind, period_start

),

-- A quota counts for each team above its holder, and for the company, as long as no other holder stands between.
credited as (

    select
        'team' as level,
        above.member_id,
        above.place,
        held.*
    from held
    lateral view posexplode(path) above as place, member_id
    union all
    select
        'company' as level,
        '(company)' as member_id,
        -1 as place,
        held.*
    from held

),

topmost as (

    select
        credited.*,
        not exists(
            slice(credited.path, credited.place + 2, greatest(size(credited.path) - credited.place - 2, 0)),
            between_them -> array_contains(holders.team_ids, between_them)
        ) as is_topmost
    from credited
    inner join holders
        on
            holders.metric = credited.metric
            and holders.period_grain = credited.period_grain
            and holders.range_kind = credited.range_kind
            and holders.period_start = credited.period_start

),

final as (

    select
        level,
        member_id,
        period_grain,
        range_kind,
        period_start,
        sum(if(metric <> 'deals_won' and member_id = team_id, quota_dated, null)) as own_quota_amount_dated,
        sum(if(metric <> 'deals_won' and member_id = team_id, quota_constant, null)) as own_quota_amount_constant,
        sum(if(metric = 'deals_won' and member_id = team_id, quota_dated, null)) as own_quota_deals,
        sum(if(metric <> 'deals_won' and is_topmost, quota_dated, null)) as below_quota_amount_dated,
        sum(if(metric <> 'deals_won' and is_topmost, quota_constant, null)) as below_quota_amount_constant,
        sum(if(metric = 'deals_won' and is_topmost, quota_dated, null)) as below_quota_deals
    from topmost
    group by level, member_id, period_grain, range_kind, period_start

)

select * from final
