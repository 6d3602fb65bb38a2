-- Grain: one row per period grain and level of credit that marts publish. Key: period_grain, level.
-- A week of a team's segment, or a month of a rep's, holds too few deals to say anything and would be most rows.
with

levels as (

    select level from values ('company'), ('team'), ('rep') as levels (level)

),

grains as (

    select
        period_grain,
        months
    from
        values
        ('week', 0),
        ('month', 1),
        ('quarter', 3),
        ('year', 12),
        ('fiscal_quarter', 3),
        ('fiscal_year', 12)
        as grains (period_grain, months)

),

final as (

    select
        grains.period_grain,
        levels.level,
        grains.months >= case levels.level when 'company' then 0 when 'team' then 1 else 3 end as has_named_segments
    from grains
    cross join levels

)

select * from final
