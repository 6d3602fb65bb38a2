-- Grain: one row per scorecard, period, rep and metric. Key: scorecard, period_grain, period_start, rep_id, metric.
-- Points = 100 x weight x actual / target; for metrics that are better low, target / actual, at most twice the weight.
-- A quotient on a small sample counts by the root of its share of the sample wanted, the peers' for the rest (limited
-- fluctuation credibility; Longley-Cook 1962, Proceedings of the Casualty Actuarial Society 49: 194-221).
with

measured as (

    select
        entries.*,
        peers.rep_id,
        peers.role,
        kpi.period_start,
        kpi.team_id,
        kpi.team_name,
        kpi.team_depth,
        kpi.rep_name,
        kpi.is_complete,
        kpi.numerator,
        kpi.denominator,
        kpi.value as actual,
        coalesce(kpi.sample_size, 0) as sample_size,
        kpi.target as own_target,
        kpi.previous_value
    from core_scorecard_entry as entries
    inner join core_peer as peers
        on
            peers.period_grain = entries.period_grain
            and (entries.roles is null or array_contains(entries.roles, peers.role))
            and (entries.teams is null or arrays_overlap(entries.teams, peers.team_path))
    inner join mart_kpi as kpi
        on
            kpi.level = 'rep'
            and kpi.segment = 'all'
            and kpi.attribution = 'event'
            and kpi.currency_basis = 'dated'
            and kpi.metric = entries.metric
            and kpi.member_id = peers.rep_id
            and kpi.period_grain = peers.period_grain
            and kpi.period_start = peers.period_start

),

-- What the peers come to together is the quotient of their sums; of totals it is their mean.
compared as (

    select
        *,
        coalesce(
            cast(sum(if(actual is null, null, numerator)) over peers as double)
            / nullif(cast(sum(if(actual is null, null, denominator)) over peers as double), 0),
            cast(avg(actual) over peers as double)
        ) as peer_value,
        if(is_total or sample_size >= small_sample, 1d, sqrt(sample_size / small_sample)) as trust
    from measured
    window peers as (partition by scorecard, period_start, role, metric)

),

estimated as (

    select
        *,
        if(
            trust = 1,
            cast(actual as double),
            coalesce(trust * actual + (1 - trust) * peer_value, peer_value, cast(actual as double))
        ) as estimate,
        cast(
            case benchmark_kind when 'value' then benchmark when 'target' then own_target else peer_value end as double
        ) as target
    from compared

),

-- The period under way has its like in the same elapsed part of the period before.
scored as (

    select
        *,
        transform(
            array(estimate, cast(previous_value as double)),
            number -> least(
                case
                    when target is null or target <= 0 then null
                    when direction = 'up' then number / target
                    when number > 0 then least(2, target / number)
                    else number - number + 2
                end,
                if(is_capped, 1, null)
            )
        ) as scores
    from estimated

),

pointed as (

    select
        scored.*,
        cast(100 * weight * scores[0] as decimal(18, 4)) as points,
        cast(100 * weight * scores[1] as decimal(18, 4)) as points_to_date_before,
        periods.previous_start
    from scored
    inner join core_period as periods
        on
            periods.period_grain = scored.period_grain
            and periods.period_start = scored.period_start

),

final as (

    select
        period_grain,
        period_start,
        'rep' as level,
        team_id,
        team_name,
        team_depth,
        rep_id,
        rep_name,
        'all' as segment,
        'event' as attribution,
        :as_of as as_of,
        is_complete,
        scorecard,
        label,
        role,
        metric,
        direction,
        actual,
        sample_size,
        trust < 1 as is_small_sample,
        peer_value,
        estimate,
        target,
        weight,
        points,
        case
            when not is_complete then points_to_date_before
            when lag(period_start) over so_far = previous_start then lag(points) over so_far
        end as previous_points
    from pointed
    window so_far as (partition by scorecard, rep_id, metric order by period_start)

)

select * from final
