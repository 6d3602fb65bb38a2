-- Grain: one row per scorecard, period and rep. Key: scorecard, period_grain, period_start, rep_id.
-- Peers are the reps of the same role on the same scorecard in the same period.
with

totals as (

    select
        period_grain,
        period_start,
        level,
        max(team_id) as team_id,
        max(team_name) as team_name,
        max(team_depth) as team_depth,
        rep_id,
        max(rep_name) as rep_name,
        segment,
        attribution,
        as_of,
        max(is_complete) as is_complete,
        scorecard,
        max(label) as label,
        role,
        count(points) as metrics,
        coalesce(sum(points), 0) as points,
        sum(previous_points) as previous_points,
        100 * sum(weight) as points_at_target,
        count_if(is_small_sample) as small_samples,
        sort_array(
            collect_list(
                if(points < 100 * weight, struct(points - 100 * weight as points, metric), null)
            )
        ) as missing
    from mart_scorecard_metric
    group by
        scorecard, period_grain, period_start, level, role, rep_id, segment, attribution, as_of

),

ranked as (

    select
        *,
        rank() over best_first as place,
        count(*) over peers as peers,
        count(*) over (partition by scorecard, period_start, role, points) as equals
    from totals
    window
        peers as (partition by scorecard, period_start, role),
        best_first as (partition by scorecard, period_start, role order by points desc)

),

final as (

    select
        period_grain,
        period_start,
        level,
        team_id,
        team_name,
        team_depth,
        rep_id,
        rep_name,
        segment,
        attribution,
        as_of,
        is_complete,
        scorecard,
        label,
        role,
        metrics,
        points,
        points_at_target,
        place as rank,
        peers,
        (peers - place - (equals - 1) / 2) / nullif(peers - 1, 0) as percentile,
        previous_points,
        points - previous_points as trend,
        small_samples,
        small_samples > 0 as is_small_sample,
        nullif(concat_ws(', ', transform(slice(missing, 1, 3), area -> area.metric)), '') as improve
    from ranked

)

select * from final
