-- The three largest gaps of reps against their peers in the newest whole year, those found beyond chance first.
with newest as (
    select max(period_start) as period_start
    from mart.coaching_gap
    where period_grain = 'year' and is_complete
),

final as (
    select
        gaps.period_start,
        gaps.rep_name,
        gaps.team_name,
        gaps.factor,
        gaps.value,
        gaps.peer_value,
        gaps.gap,
        gaps.is_alarm,
        gaps.mentor_name
    from mart.coaching_gap as gaps
    inner join newest on gaps.period_start = newest.period_start
    where gaps.period_grain = 'year' and gaps.level = 'rep' and gaps.gap > 0
    order by gaps.is_alarm desc, gaps.gap desc, gaps.rep_name asc
    limit 3
)

select * from final
