-- Grain: one row per measure, credited member, segment and range of days, the quotas of teams themselves included.
-- Key: measure, attribution, level, member_id, segment, period_grain, range_kind, period_start.
with

team_quotas as (

    select
        quota.measure,
        attributed.attribution,
        quotas.level,
        quotas.member_id,
        'all' as segment,
        quotas.period_grain,
        quotas.range_kind,
        quotas.period_start,
        1L as facts,
        cast(quota.quantity_dated as decimal(28, 6)) as quantity_dated,
        cast(quota.quantity_constant as decimal(28, 6)) as quantity_constant,
        cast(null as bigint) as distinct_values,
        cast(null as array<double>) as quantiles
    from core_team_quota as quotas
    inner join core_cut as cut
        on
            cut.period_grain = quotas.period_grain
            and cut.level = quotas.level
    lateral view explode(if(cut.has_current_credit, array('event', 'current'), array('event'))) attributed as attribution
    lateral view stack(
        4,
        'team_quota_amount', own_quota_amount_dated, own_quota_amount_constant,
        'team_quota_deals', own_quota_deals, own_quota_deals,
        'quota_amount_below', below_quota_amount_dated, below_quota_amount_constant,
        'quota_deals_below', below_quota_deals, below_quota_deals
    ) quota as measure, quantity_dated, quantity_constant
    where quota.quantity_dated is not null

),

final as (

    select
        measure,
        attribution,
        level,
        member_id,
        segment,
        period_grain,
        range_kind,
        period_start,
        facts,
        quantity_dated,
        quantity_constant,
        distinct_values,
        quantiles
    from core_measure_cell
    union all
    select * from team_quotas

)

select * from final
