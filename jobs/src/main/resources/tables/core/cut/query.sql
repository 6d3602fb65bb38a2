-- Grain: one row per period grain and level of credit that marts publish. Key: period_grain, level.
-- A week of a team's segment, or a quarter of a rep's, holds too few deals to say anything, and who owns a deal today
-- changes no week: they would be most rows, and unless :cuts is all they are left out; where it is few, more of them.
-- Days are published on request, never of reps.
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
        ('day', 0),
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
        grains.months >= case
            when :cuts = 'few' then decode(levels.level, 'company', 1, 'team', 3, 99)
            when :cuts = 'all' or levels.level = 'company' then 0
            when levels.level = 'team' then 1
            else 12
        end as has_named_segments,
        :cuts = 'all' or grains.months > 0 as has_current_credit
    from grains
    cross join levels
    where grains.period_grain <> 'day' or (:publishes_days and levels.level <> 'rep')

)

select * from final
