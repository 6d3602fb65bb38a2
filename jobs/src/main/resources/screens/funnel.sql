-- The funnel of the company over all years: one row a funnel and stage, by rule reached.
with whole as (
    select
        funnel,
        from_position,
        from_stage,
        to_stage,
        sum(entries) as entries,
        sum(advanced) as advanced,
        sum(lost) as lost,
        sum(open) as open
    from mart.funnel_conversion
    where
        period_grain = 'year'
        and level = 'company'
        and segment = 'all'
        and attribution = 'event'
        and rule = 'reached'
    group by all
),

next_stage as (
    select
        whole.*,
        row_number() over (
            partition by whole.funnel, whole.from_position
            order by coalesce(entered.from_position, 1000)
        ) as nearness
    from whole
    left join (select distinct funnel, from_stage, from_position from whole) as entered
        on whole.funnel = entered.funnel and whole.to_stage = entered.from_stage
),

final as (
    select
        next_stage.funnel,
        next_stage.from_stage,
        next_stage.to_stage,
        next_stage.entries,
        next_stage.advanced,
        next_stage.lost,
        next_stage.open,
        won.advanced as won
    from next_stage
    inner join whole as won
        on
            next_stage.funnel = won.funnel
            and next_stage.from_stage = won.from_stage
            and won.to_stage = 'won'
    where next_stage.nearness = 1
    order by next_stage.funnel, next_stage.from_position
)

select * from final
