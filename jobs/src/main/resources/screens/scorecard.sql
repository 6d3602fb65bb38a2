-- The newest whole period of the first scorecard, for the team with the most reps on it.
with newest as (
    select
        scorecard,
        max(period_start) as period_start
    from mart.scorecard
    where is_complete
    group by scorecard
    order by scorecard
    limit 1
),

rated as (
    select scorecards.*
    from mart.scorecard as scorecards
    inner join newest
        on
            scorecards.scorecard = newest.scorecard
            and scorecards.period_start = newest.period_start
),

largest as (
    select team_id
    from rated
    group by team_id
    order by count(*) desc, team_id asc
    limit 1
),

final as (
    select
        rated.label,
        rated.period_start,
        rated.team_name,
        rated.rep_name,
        rated.points,
        rated.rank,
        rated.peers,
        rated.percentile,
        rated.trend,
        rated.is_small_sample,
        rated.improve
    from rated
    inner join largest on rated.team_id = largest.team_id
    order by rated.rank, rated.rep_name
)

select * from final
