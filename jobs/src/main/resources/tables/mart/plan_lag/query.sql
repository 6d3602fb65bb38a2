-- How long after entering a stage deals are won: one row a company or team, funnel, stage and horizon.
-- Key: level, member_id, funnel, stage, days.
-- Cohorts of months are pooled by their entries, only those that were watched for as long as the longest one.
with cohorts as (
    select
        level,
        member_id,
        funnel,
        from_stage as stage,
        entries,
        cif_30d,
        cif_60d,
        cif_90d,
        cif_180d,
        cif_365d,
        case
            when cif_365d is not null then 365
            when cif_180d is not null then 180
            when cif_90d is not null then 90
            when cif_60d is not null then 60
            when cif_30d is not null then 30
        end as reach
    from mart_funnel_conversion
    where
        period_grain = 'month'
        and to_stage = 'won'
        and level in ('company', 'team')
        and segment = 'all'
        and attribution = 'event'
        and rule = 'reached'
),

longest as (
    select
        *,
        max(reach) over (partition by level, member_id, funnel, stage) as longest_reach
    from cohorts
),

horizons as (
    select
        longest.level,
        longest.member_id,
        longest.funnel,
        longest.stage,
        longest.entries,
        horizon.days,
        horizon.won_share
    from longest
    lateral view stack(
        5,
        30, cif_30d,
        60, cif_60d,
        90, cif_90d,
        180, cif_180d,
        365, cif_365d
    ) horizon as days, won_share
    where longest.reach = longest.longest_reach and horizon.days <= longest.reach
),

final as (
    select
        level,
        member_id,
        funnel,
        stage,
        days,
        cast(sum(entries * won_share) / sum(entries) as decimal(12, 8)) as won_share
    from horizons
    group by level, member_id, funnel, stage, days
)

select * from final
