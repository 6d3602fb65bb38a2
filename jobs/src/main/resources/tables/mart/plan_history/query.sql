-- What plans learn from whole months of history: one row a month, company, team or rep, and thing.
-- Key: level, member_id, month_start, kind, name.
with kpis as (
    select
        level,
        member_id,
        team_id,
        period_start as month_start,
        case metric
            when 'average_deal_size' then 'deal_size'
            when 'win_rate' then 'win_rate'
            else 'activity'
        end as kind,
        metric as name,
        cast(null as string) as funnel,
        -- From the opportunity back: the order in which a plan shows activities.
        array_position(
            array('opportunities_created', 'meetings_held', 'conversations', 'dials', 'emails_sent'), metric
        ) as place,
        coalesce(numerator, value) as numerator,
        denominator
    from mart_kpi
    where
        period_grain = 'month'
        and is_complete
        and segment = 'all'
        and attribution = 'event'
        and currency_basis = 'dated'
        and metric in (
            'average_deal_size', 'win_rate', 'opportunities_created', 'meetings_held', 'conversations', 'dials',
            'emails_sent'
        )
),

stages as (
    select
        conversions.level,
        conversions.member_id,
        conversions.team_id,
        conversions.period_start as month_start,
        'stage' as kind,
        conversions.from_stage as name,
        conversions.funnel,
        conversions.from_position as place,
        conversions.advanced as numerator,
        -- Deals still open have not shown yet what becomes of them.
        conversions.advanced + conversions.lost as denominator
    from mart_funnel_conversion as conversions
    inner join core_funnel_stage as stages
        on
            stages.funnel = conversions.funnel
            and stages.stage = conversions.from_stage
            and if(stages.is_last, 'won', stages.next_stage) = conversions.to_stage
    where
        conversions.period_grain = 'month'
        and conversions.is_mature
        and conversions.level in ('company', 'team')
        and conversions.segment = 'all'
        and conversions.attribution = 'event'
        and conversions.rule = 'reached'
),

final as (
    select
        level,
        member_id,
        team_id,
        month_start,
        kind,
        name,
        funnel,
        cast(place as int) as place,
        cast(numerator as decimal(28, 6)) as numerator,
        cast(denominator as decimal(28, 6)) as denominator
    from kpis
    union all
    select
        level,
        member_id,
        team_id,
        month_start,
        kind,
        name,
        funnel,
        place,
        cast(numerator as decimal(28, 6)) as numerator,
        cast(denominator as decimal(28, 6)) as denominator
    from stages
)

select * from final
